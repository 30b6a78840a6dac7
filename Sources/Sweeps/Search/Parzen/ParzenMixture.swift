internal import Randomness
internal import RealModule

/// A mixture of products: one kernel for each observation that is a member and a prior, each kernel
/// being a product of one distribution an axis.
struct ParzenMixture: Sendable {
  private var kernels: [any ParzenKernels]
  // The axes, those last on which what lies under the floor is left out: nothing after them can lift
  // it again.
  private let order: [Int]
  private var isMember: [Bool] = []
  /// How many observations are members.
  private(set) var count = 0

  /// A mixture without observations, of axes that have more than one value.
  init(_ scales: [AxisScale]) {
    kernels = scales.map { scale in
      switch scale.kind {
      case .continuous: NumberKernels(scale)
      case .cells(let count): CellKernels(scale, cellCount: count)
      case .options(let count): OptionKernels(optionCount: count)
      }
    }
    let isDense = scales.map { $0.kind == .continuous }
    order = scales.indices.filter { isDense[$0] } + scales.indices.filter { !isDense[$0] }
  }

  /// A mixture of observations, the oldest first: each the coordinates on the axes.
  init(_ scales: [AxisScale], _ observations: [[Double]]) {
    self.init(scales)
    observations.forEach { append($0) }
    setMembers(Array(observations.indices))
  }

  /// Adds the slot of a later observation, which is no member yet.
  mutating func append(_ coordinates: [Double]) {
    for axis in kernels.indices { kernels[axis].append(coordinates[axis]) }
    isMember.append(false)
  }

  /// Makes a slot a member, or a member none.
  mutating func setMember(_ slot: Int, _ isMember: Bool) {
    guard self.isMember[slot] != isMember else { return }
    self.isMember[slot] = isMember
    count += isMember ? 1 : -1
    for axis in kernels.indices {
      if isMember { kernels[axis].insert(slot) } else { kernels[axis].remove(slot) }
    }
  }

  /// Makes some slots the members.
  mutating func setMembers(_ slots: [Int]) {
    for slot in isMember.indices { isMember[slot] = false }
    for slot in slots { isMember[slot] = true }
    count = slots.count
    for axis in kernels.indices { kernels[axis].setMembers(slots) }
  }

  /// The logarithms of the densities at some points, each the coordinates on the axes.
  func logDensities(at points: [[Double]]) -> [Double] {
    let weights = AgeWeights(count: count)
    let logTotal = Double.log(weights.total)
    var age = 0
    let logWeights = isMember.map { isMember in
      guard isMember else { return -Double.infinity }
      defer { age += 1 }
      return .log(weights[age]) - logTotal
    }
    return points.map { logDensity(at: $0, logWeights, priorLogWeight: -logTotal) }
  }

  private func logDensity(
    at point: [Double], _ logWeights: [Double], priorLogWeight: Double
  ) -> Double {
    let prior = kernels.indices.reduce(priorLogWeight) {
      $0 + kernels[$1].priorLog(at: point[$1], of: count)
    }
    // Beside the prior, kernels under the floor are lost in rounding.
    let floor = prior - 40
    var logs = logWeights
    var span = logs.mutableSpan
    for axis in order {
      kernels[axis].addLogs(at: point[axis], of: count, to: &span, floor: floor)
    }
    let greatest = logs.reduce(prior) { max($0, $1) }
    var sum = Double.exp(prior - greatest)
    for log in logs where log > greatest - 40 { sum += .exp(log - greatest) }
    return greatest + .log(sum)
  }

  /// The coordinates of some points drawn from the mixture.
  func samples(_ count: Int, _ stream: inout RandomStream) -> [[Double]] {
    let weights = AgeWeights(count: self.count)
    let members = isMember.indices.filter { isMember[$0] }
    var sum = 0.0
    let sums = members.indices.map { age in
      sum += weights[age]
      return sum
    }
    return (0..<count).map { _ in
      let target = stream.uniformDouble() * weights.total
      let slot = sums.firstIndex { target < $0 }.map { members[$0] }
      return kernels.map { $0.sample(slot, of: self.count, &stream) }
    }
  }
}
