import Expressions
import Schedules

/// Every family, in the shortest lengths and in long ones, with the bounds and ends that its
/// documentation promises.
enum LawCases {
  typealias Case = ScheduleLawTests.Case

  static func all() throws -> [Case] {
    try [0, 1, 2, 3, 50].flatMap { length in
      try decays(length) + phases(length) + cycles(length) + oneCycles(length)
    } + lines()
  }

  /// A learning rate within shares of its base value, ending at one.
  private static func scaled(
    _ name: String, _ horizon: Int, _ policy: any Policy, _ shares: ClosedRange<Double>,
    first: Double? = nil, last: Double? = nil
  ) -> Case {
    Case(
      testDescription: name, horizon: horizon, policy: policy,
      bounds: { knob, base in
        knob == .learningRate ? base * shares.lowerBound...base * shares.upperBound : nil
      },
      ends: { base in (first.map { $0 * base }, last.map { $0 * base }) })
  }

  /// A learning rate and a momentum within bounds of their own.
  private static func fixed(
    _ name: String, _ horizon: Int, _ policy: any Policy, _ rates: ClosedRange<Double>,
    _ momentums: ClosedRange<Double>? = nil, first: Double? = nil, last: Double? = nil
  ) -> Case {
    Case(
      testDescription: name, horizon: horizon, policy: policy,
      bounds: { knob, _ in
        switch knob {
        case .learningRate: rates
        case .momentum: momentums
        default: nil
        }
      },
      ends: { _ in (first, last) })
  }

  private static func decays(_ length: Int) throws -> [Case] {
    let horizon = length + 60
    let least = max(length, 1)
    return [
      scaled(
        "constant of \(length)", horizon, try ConstantFactor(factor: 0.5, iterations: length),
        0.5...1, first: length > 0 ? 0.5 : 1, last: 1),
      scaled(
        "linear of \(length)", horizon, try LinearFactor(start: 0.1, end: 2, iterations: length),
        0.1...2, first: length > 0 ? 0.1 : 2, last: 2),
      scaled(
        "polynomial of \(length)", horizon, try PolynomialDecay(iterations: length, power: 3),
        0...1, first: length > 0 ? 1 : 0, last: 0),
      scaled(
        "step of \(length)", horizon, try StepDecay(stepSize: least, gamma: 0.5), 0...1, first: 1),
      scaled(
        "multi_step of \(length)", horizon,
        try MultiStepDecay(milestones: [length, 0, 2 * length], gamma: 0.5), 0...0.5),
      Case(
        testDescription: "cosine_annealing of \(length)", horizon: horizon,
        policy: try CosineAnnealing(stepsToMinimum: least, minimum: 0.01),
        bounds: { knob, base in knob == .learningRate ? 0.01...base : nil },
        ends: { ($0, 0.01) }),
      Case(
        testDescription: "tanh of \(length)", horizon: horizon,
        policy: try TanhDecay(stepsToMinimum: least, minimum: 0.01),
        bounds: { knob, base in knob == .learningRate ? 0.01...base : nil },
        ends: { _ in (nil, 0.01) }),
      scaled(
        "inverse_time of \(length)", horizon,
        try InverseTimeDecay(decayRate: 0.5, decaySteps: least), 0...1, first: 1),
      scaled(
        "inverse_time of \(length), staircase", horizon,
        try InverseTimeDecay(decayRate: 0.5, decaySteps: least, staircase: true), 0...1, first: 1),
      scaled(
        "inverse_sqrt of \(length)", horizon, try InverseSquareRoot(warmupSteps: length), 0...1,
        first: length > 0 ? 0 : 1),
      scaled(
        "inverse_sqrt of \(length), timescale", horizon,
        try InverseSquareRoot(warmupSteps: length, timescale: 1), 0...1),
      fixed(
        "noam of \(length)", horizon, try NoamPolicy(modelWidth: 16, warmupSteps: length),
        0...0.25 / Double(least).squareRoot(), first: 0.25 * pow(least)),
    ]
  }

  /// `W^−1.5`.
  private static func pow(_ count: Int) -> Double {
    1 / (Double(count) * Double(count).squareRoot())
  }

  private static func phases(_ length: Int) throws -> [Case] {
    var cases: [Case] = []
    for (warmup, stable, decay) in [
      (length, 0, 0), (0, length, 0), (0, 0, length), (length, length, length),
    ] {
      for ramp in Ramp.allCases {
        let settings = WarmupStableDecaySettings(
          warmupSteps: warmup, stableSteps: stable, decaySteps: decay, warmupType: ramp,
          decayType: ramp, minimumRatio: 0.1)
        let begins = warmup > 0 ? 0.1 : stable + decay > 0 ? 1 : 0.1
        cases.append(
          scaled(
            "warmup_stable_decay of \(warmup), \(stable), \(decay), \(ramp)", 3 * length + 5,
            try WarmupStableDecay(settings), 0.1...1, first: begins, last: 0.1))
      }
    }
    for share in [0, 0.3, 0.5, 1] {
      cases.append(
        scaled(
          "flat_cosine of \(length), \(share)", length + 5,
          try FlatCosine(totalSteps: max(length, 1), pctStart: share, finalDivisor: 100), 0.01...1,
          first: 1, last: 0.01))
    }
    return cases
  }

  private static func cycles(_ length: Int) throws -> [Case] {
    var cases: [Case] = []
    for growth in [1, 2, 3] {
      cases.append(
        Case(
          testDescription: "cosine_annealing_warm_restarts of \(length), growing by \(growth)",
          horizon: 500,
          policy: try CosineWarmRestarts(
            firstCycle: max(length, 1), growth: growth, minimum: 0.01),
          bounds: { knob, base in knob == .learningRate ? 0.01...base : nil },
          ends: { ($0, nil) }))
    }
    let height = try CyclicScale.expression("0.5 * (1 + sin(x))")
    let scales: [(String, CyclicScale)] = [
      ("triangular", .triangular), ("triangular2", .triangular2),
      ("exp_range", .exponentialRange(gamma: 0.9)), ("custom", .custom(height, by: .iterations)),
    ]
    for (name, scale) in scales {
      for down in [0, 1, 7] where length + down > 0 {
        let settings = CyclicSettings(
          baseLearningRate: 0.001, maxLearningRate: [0.1, 0.2], stepSizeUp: length,
          stepSizeDown: down, scale: scale)
        cases.append(
          fixed(
            "cyclic of \(length) and \(down), \(name)", 500, try CyclicPolicy(settings),
            0.001...0.2, 0.8...0.9, first: length > 0 ? 0.001 : nil))
      }
    }
    return cases
  }

  private static func oneCycles(_ length: Int) throws -> [Case] {
    var cases: [Case] = []
    let count = max(length, 1)
    for share in [0, 0.1, 0.25, 0.5, 0.6, 1] {
      var settings = OneCycleSettings(
        maxLearningRate: 1, totalSteps: count, pctStart: share, divFactor: 10, finalDivFactor: 100)
      cases.append(
        fixed(
          "one_cycle, fastai, of \(length), \(share)", length + 5, try FastaiOneCycle(settings),
          0.01...1, 0.85...0.95, first: share > 0 ? 0.1 : 1, last: 0.01))
      for isThree in [false, true] {
        settings.threePhase = isThree
        cases.append(
          fixed(
            "one_cycle of \(length), \(share), \(isThree ? 3 : 2) phases", length + 5,
            try OneCycleAnnealing(settings), 0.001...1, 0.85...0.95))
      }
    }
    let settings = OneCycleSettings(maxLearningRate: 1, totalSteps: count, divFactor: 10)
    for size in [1, 2, 20, 22, 100] where 4 * size >= count {
      cases.append(
        fixed(
          "one_cycle, smith_2018, of \(length), \(size)", length + 5,
          try SmithOneCycle(settings, stepSize: size), 0.0001...1, 0.85...0.95, first: 0.1))
    }
    return cases + [
      fixed(
        "one_cycle, smith_2018, of \(length)", length + 5, try SmithOneCycle(settings), 0.0001...1,
        0.85...0.95, first: 0.1)
    ]
  }

  private static func lines() throws -> [Case] {
    let clock = try Clock(epochs: 40)
    func factor(_ source: String) throws -> Factor {
      .expression(try Clock.expression(source), clock)
    }
    let two = [PiecewisePoint(step: 3, value: 0.1), PiecewisePoint(step: 9, value: 0.3)]
    var cases = [
      fixed(
        "piecewise_linear", 20, try PiecewiseLinear(.all(two)), 0.1...0.3, first: 0.1, last: 0.3),
      fixed(
        "piecewise_linear, one a group", 20, try PiecewiseLinear([[two[1]], two]), 0.1...0.3,
        last: 0.3),
      fixed(
        "piecewise_constant", 20,
        try PiecewiseConstant(boundaries: [0, 2, 2, 7], values: .all([9, 0.1, 9, 0.2, 0.3])),
        0.1...0.3, first: 0.1),
    ]
    for length in [0, 1, 2, 40] {
      for source in ["0.9", "1 / t", "1 - base / 10", "1 if t % 2 else 0.5"] {
        cases.append(
          scaled(
            "multiplicative of \(length), \(source)", 45,
            try MultiplicativePolicy(
              [.learningRate: .all(try factor(source)), .beta2: .all(try factor("0.999"))],
              length: length), 0...1, first: 1))
      }
    }
    return cases
  }
}
