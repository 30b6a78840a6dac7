import RealModule
import Testing

@testable import Sweeps

@Suite struct ParzenTests {
  private static func widths(_ centers: [Double]) -> KernelWidths {
    var widths = KernelWidths(low: 0, high: 1)
    centers.forEach { widths.append($0) }
    widths.setMembers(Array(centers.indices))
    return widths
  }

  // By hand from the definition.
  @Test(
    arguments: [
      ([0.4, 0.1, 0.45], [0.3, 0.3, 0.2]), ([0.5], [0.5]), ([0.2], [0.8]),
      ([0.1, 0.1, 0.9, 0.92], [1.0 / 6, 0.8, 0.8, 1.0 / 6]), ([0, 1], [1, 1]),
      ([0.5, 0.5], [0.25, 0.25]),
    ] as [([Double], [Double])])
  func `widths are the distances to the farther neighbours`(
    _ centers: [Double], _ expected: [Double]
  ) {
    let widths = Self.widths(centers).widths
    for (width, expected) in zip(widths, expected) { #expect(abs(width - expected) < 1e-15) }
  }

  @Test func `widths do not depend on the way that members came`() {
    // Repeated centres, and as many as make the least width constant.
    let centers = (0..<150).map { Double($0 * 37 % 101) / 100 }
    var widths = KernelWidths(low: 0, high: 1)
    centers.forEach { widths.append($0) }
    for slot in centers.indices.reversed() { _ = widths.insert(slot) }
    for slot in [0, 149, 75, 3] {
      _ = widths.remove(slot)
      var anew = KernelWidths(low: 0, high: 1)
      centers.forEach { anew.append($0) }
      _ = widths.insert(slot)
      anew.setMembers(Array(centers.indices))
      #expect(widths.widths == anew.widths)
    }
    for slot in 0..<140 { _ = widths.remove(slot) }
    var few = KernelWidths(low: 0, high: 1)
    centers.forEach { few.append($0) }
    few.setMembers(Array(140..<150))
    #expect(widths.widths[140...] == few.widths[140...])
  }

  @Test(arguments: [
    (1, 1), (9, 1), (10, 1), (11, 2), (20, 2), (21, 3), (100, 10), (250, 25), (1000, 25),
  ])
  func `a tenth of the trials are the better ones, 25 at most`(_ count: Int, _ expected: Int) {
    #expect(TPESearch.betterCount(of: count) == expected)
  }

  // numpy.linspace(1/n, 1, n − 25) before 25 ones.
  @Test func `weights fall with age from the newest 25 on`() {
    func weights(_ count: Int) -> [Double] {
      let weights = AgeWeights(count: count)
      return (0..<count).map { weights[$0] }
    }
    #expect(weights(24) == Array(repeating: 1, count: 24))
    #expect(weights(25) == Array(repeating: 1, count: 25))
    #expect(weights(26) == [1.0 / 26] + Array(repeating: 1, count: 25))
    #expect(weights(27) == [1.0 / 27, 1] + Array(repeating: 1, count: 25))
    #expect(zip(weights(40), [0.025, 0.09464286, 0.16428571]).allSatisfy { abs($0 - $1) < 1e-8 })
    for count in [0, 1, 24, 25, 26, 27, 40, 1000] {
      let total = weights(count).reduce(0, +) + 1
      #expect(abs(AgeWeights(count: count).total / total - 1) < 1e-12)
    }
  }

  static let scales = [
    Domain.uniform(low: 0, high: 1), .logUniform(low: 1e-4, high: 1),
    .int(low: 1, high: 9, step: 2),
    .int(low: 1, high: 1000, isLogarithmic: true), .choice(count: 3),
    .uniform(low: 0, high: 1, step: 0.1),
  ].map { AxisScale($0) }

  static func observations(_ count: Int) -> [[Double]] {
    (0..<count).map { $0 + 1 }.map { i in
      let b = Double.pow(10, -4 * Double(i * 29 % 97) / 97)
      return [
        Double(i * 13 % 97) / 97, .log(b), Double(1 + 2 * (i * 7 % 5)),
        .log(Double(1 + i * i * 37 % 1000)), Double(i * i % 3), Double(i * 3 % 11) / 10,
      ]
    }
  }

  static let points: [[Double]] = [
    [0.05, .log(2e-4), 1, .log(1), 0, 0], [0.5, .log(0.03), 5, .log(40), 1, 0.3],
    [0.93, .log(0.9), 9, .log(987), 2, 1],
  ]

  // Of Optuna 5.0.0's Parzen estimator, multivariate, of the same observations; with a stable sort,
  // since which of several equal observations is the outermost is chance there.
  @Test(
    arguments: [
      (0, [-9.524289568469964, -12.867108653631295, -16.565267941974643]),
      (1, [-9.841540776520224, -12.277256914526987, -16.96902185210353]),
      (5, [-11.31583220400714, -12.32896874921293, -18.35698183629132]),
      (30, [-12.877113365847904, -16.217608777840205, -12.796094464484357]),
      (150, [-14.011989169983718, -17.35480825514505, -21.05296754348602]),
    ] as [(Int, [Double])])
  func `densities are Optuna's`(_ count: Int, _ expected: [Double]) {
    let mixture = ParzenMixture(Self.scales, Self.observations(count))
    for (log, expected) in zip(mixture.logDensities(at: Self.points), expected) {
      #expect(abs(log - expected) < 1e-11)
    }
  }

  @Test(
    arguments: [
      (0, [0.253925471264723, 0.023613944187200753, 0.1287095161730103]),
      (1, [-2.1870038067428514, -2.1116577538015036, -3.4594460902679396]),
      (2, [-1.5261944398601417, -1.6356127275950918, -1.5825062017627767]),
      (3, [-5.195964258902551, -7.544123143802532, -7.290300917464263]),
      (4, [-1.068242949738694, -0.4839505484171136, -3.217761714113204]),
      (5, [-2.5564354295427147, -2.355524435937447, -2.2272793320734987]),
    ] as [(Int, [Double])])
  func `densities along one axis are Optuna's`(_ axis: Int, _ expected: [Double]) {
    let observations = Self.observations(30).map { [$0[axis]] }
    let mixture = ParzenMixture([Self.scales[axis]], observations)
    let logs = mixture.logDensities(at: Self.points.map { [$0[axis]] })
    for (log, expected) in zip(logs, expected) { #expect(abs(log - expected) < 1e-11) }
  }

  @Test func `densities do not depend on the way that members came`() {
    let observations = Self.observations(160)
    var mixture = ParzenMixture(Self.scales)
    for (slot, observation) in observations.enumerated() {
      mixture.append(observation)
      if slot % 3 != 0 { mixture.setMember(slot, true) }
    }
    for slot in [0, 3, 150] { mixture.setMember(slot, true) }
    for slot in [1, 4, 151] { mixture.setMember(slot, false) }
    let members = observations.indices.filter {
      [0, 3, 150].contains($0) || $0 % 3 != 0 && ![1, 4, 151].contains($0)
    }
    let anew = ParzenMixture(Self.scales, members.map { observations[$0] })
    #expect(mixture.logDensities(at: Self.points) == anew.logDensities(at: Self.points))
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func `what is drawn from a mixture is distributed as its density says`(_ axis: Int) {
    let observations = Self.observations(12).map { [$0[axis]] }
    let scale = Self.scales[axis]
    let mixture = ParzenMixture([scale], observations)
    var stream = SearchStrategyLaws.stream(seed: 3)
    let count = 20_000
    let drawn = mixture.samples(count, &stream).map { $0[0] }
    // The distribution function at nine places, within four standard errors.
    for place in 1...9 {
      let limit = scale.low + scale.width * Double(place) / 10
      let expected = Self.mass(below: limit, mixture, scale)
      let share = Double(drawn.count { $0 < limit }) / Double(count)
      let error = (expected * (1 - expected) / Double(count)).squareRoot()
      #expect(abs(share - expected) <= 4 * error + 1e-3)
    }
  }

  private static func mass(
    below limit: Double, _ mixture: ParzenMixture, _ scale: AxisScale
  ) -> Double {
    switch scale.kind {
    case .continuous:
      let parts = 1000
      let step = (limit - scale.low) / Double(parts)
      let points = (0..<parts).map { [scale.low + (Double($0) + 0.5) * step] }
      return mixture.logDensities(at: points).reduce(0) { $0 + .exp($1) * step }
    case .cells(let count), .options(let count):
      let values = (0..<count).map { place in
        scale.kind == .options(count)
          ? Double(place) : scale.coordinate(of: scale.value(ofCell: place))
      }
      return mixture.logDensities(at: values.filter { $0 < limit }.map { [$0] })
        .reduce(0) { $0 + .exp($1) }
    }
  }

  @Test func `done is better than pruned, and pruned than failed`() {
    let outcomes: [Outcome] = [
      .failed, .pruned(step: 3, value: 0.1), .done(5), .done(.nan), .pruned(step: 9, value: .nan),
      .pruned(step: 9, value: 0.7), .done(-1), .done(5), .done(.infinity), .done(-.infinity),
    ]
    func order(_ direction: SearchDirection) -> [Int] {
      outcomes.indices.map { TrialRank(outcomes[$0], direction, trial: $0) }.sorted().map(\.trial)
    }
    #expect(order(.minimize) == [6, 2, 7, 5, 4, 1, 0, 3, 8, 9])
    #expect(order(.maximize) == [2, 7, 6, 5, 4, 1, 0, 3, 8, 9])
  }
}
