import Testing

@testable import Sweeps

/// PED-ANOVA against Optuna's, for a search whose trials `.ci/statistics-oracles` makes, too.
@Suite struct PedAnovaTests {
  static let axes = [
    Axis("lr", .logUniform(low: 0.0001, high: 1)), Axis("x", .uniform(low: -5, high: 10)),
    Axis("q", .uniform(low: 0, high: 1, step: 0.125)), Axis("n", .int(low: 1, high: 100)),
    Axis("m", .int(low: 2, high: 20, step: 3)),
    Axis("l", .int(low: 1, high: 256, isLogarithmic: true)), Axis("option", .choice(count: 3)),
    Axis("one", .choice(count: 1)),
    Axis(
      "beta", .uniform(low: 0, high: 1), when: [.init(axis: "option", accepted: [.option(1)])]),
    Axis(
      "depth", .int(low: 1, high: 4),
      when: [.init(axis: "option", accepted: [.option(0), .option(2)])]),
  ]

  static func trial(_ i: Int) -> (point: Point, value: Double) {
    let u = [331, 577, 89, 701, 443, 263, 149, 823].map { Double((i + 1) * $0 % 997) / 997 }
    let option = (i * 7 + i / 5) % 3
    let (lr, x, q) = (
      0.0001 + u[0] * u[0] * u[0] * 0.9999, -5 + 15 * u[1], Double(Int(u[2] * 9)) * 0.125
    )
    let (n, m, l) = (1 + Int(u[3] * 100), 2 + 3 * Int(u[4] * 7), 1 + Int(u[5] * u[5] * 256))
    let (beta, depth) = (option == 1 ? u[6] : nil, option == 1 ? nil : 1 + Int(u[7] * 4))
    var cost = (x - 2) * (x - 2) + Double(8 * option)
    cost += abs(Double(n) - 60) / 8 + abs(Double(l) - 20) / 16 + 20 * abs(lr - 0.05)
    cost += Double(m) / 4 + 3 * q
    cost += beta.map { 10 * $0 } ?? 0
    cost += Double(depth ?? 0)
    let values: [AxisValue?] = [
      .number(lr), .number(x), .number(q), .integer(n), .integer(m), .integer(l), .option(option),
      .option(0), beta.map { .number($0) }, depth.map { .integer($0) },
    ]
    return (Point(values), cost)
  }

  // Optuna 5.0: get_param_importances(study, evaluator=PedAnovaImportanceEvaluator()).
  static let cases:
    [(count: Int, direction: SearchDirection, isRounded: Bool, importance: [Double])] = [
      (
        200, .minimize, false,
        [
          0.22036170775422803, 0.5450257288789885, 0.05500725730308299, 0.029065546586921488,
          0.017125704842346882, 0.04342608198272579, 0.08166104707289254, 0.0,
          0.002188532036459846, 0.006138393542353958,
        ]
      ),
      (
        200, .maximize, false,
        [
          0.14228527264957405, 0.12305560592164053, 0.0857134124285215, 0.0876967943486811,
          0.057302472044705365, 0.37885207381692637, 0.06537877159581537, 0.0,
          0.059495992151038034, 0.00021960504309769362,
        ]
      ),
      (
        30, .minimize, false,
        [
          0.8311822244217306, 0.02588212946413458, 0.029926766595226355, 0.004263925568799779,
          0.005561909370938047, 0.07824523532406444, 0.015391364255714352, 0.0, 0.0,
          0.009546444999391652,
        ]
      ),
      (
        150, .minimize, true,
        [
          0.235884102456215, 0.5277307504421245, 0.024677877798558578, 0.0390891068828194,
          0.05062055743314393, 0.027711980802716626, 0.06700904358276459, 0.0,
          0.01439178117559697, 0.012884799426060602,
        ]
      ),
    ]

  @Test(arguments: cases)
  func `importances are Optuna's`(
    _ count: Int, _ direction: SearchDirection, _ isRounded: Bool, _ expected: [Double]
  ) throws {
    let trials = (0..<count).map { index in
      let (point, value) = Self.trial(index)
      return (point: point, value: isRounded ? (value / 8).rounded(.down) : value)
    }
    let found = try PedAnova.importance(of: SearchSpace(Self.axes), trials, direction)
    #expect(found.method == .pedAnova && found.count == count && found.pairs.isEmpty)
    #expect(found.axes.map(\.axes) == (0..<10).map { [$0] })
    for (share, expected) in zip(found.axes.map(\.share), expected) {
      #expect(abs(share - expected) < 1e-9, "\(share) is not \(expected)")
    }
  }

  @Test func `what is not well defined is refused with its reason`() throws {
    let space = try SearchSpace(Self.axes)
    let one = Self.trial(0)
    #expect(throws: AxisImportanceError.tooFewTrials(1)) {
      _ = try PedAnova.importance(of: space, [one], .minimize)
    }
    #expect(throws: AxisImportanceError.equalValues) {
      let trials = (0..<40).map { (point: Self.trial($0).point, value: 0.5) }
      _ = try PedAnova.importance(of: space, trials, .minimize)
    }
    #expect(throws: AxisImportanceError.noAxes) {
      let fixed = try SearchSpace([Axis("one", .choice(count: 1))])
      let point = Point([.option(0)])
      _ = try PedAnova.importance(of: fixed, [(point, 1), (point, 2)], .minimize)
    }
  }
}
