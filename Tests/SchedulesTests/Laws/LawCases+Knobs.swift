import Declarations
import Expressions
import Schedules

/// Families with a setting for every knob, and what follows a run's measurements.
extension LawCases {
  @Sendable static func lambdas() throws -> [Case] {
    let clock = try Clock(epochs: 50)
    let decay = Factor.expression(try Clock.expression("0.95 ** t * (1 - frac / 2)"), clock)
    return [
      Case(
        testDescription: "lambda, function", horizon: 30,
        policy: LambdaPolicy(learningRate: .all { 1 / (1 + Double($0)) })),
      Case(
        testDescription: "lambda, expression of every knob", horizon: 50,
        policy: LambdaPolicy(
          Dictionary(uniqueKeysWithValues: Knob.allCases.map { ($0, .all(decay)) }))),
      Case(
        testDescription: "lambda, a function a group", horizon: 30,
        policy: LambdaPolicy(momentum: .each({ _ in 1 }, { 1 - Double(min($0, 29)) / 60 }))),
    ]
  }

  @Sendable static func lists() throws -> [Case] {
    [
      Case(
        testDescription: "list", horizon: 3,
        policy: try ListPolicy(learningRate: .all([0.1, 0.2, 0.3]))),
      Case(
        testDescription: "list, one a group", horizon: 4,
        policy: try ListPolicy(momentum: [[0.9], [0.8, 0.7, 0.6, 0.5]])),
    ]
  }

  @Sendable static func products() throws -> [Case] {
    let clock = try Clock(epochs: 40)
    func factor(_ source: String) throws -> Factor {
      .expression(try Clock.expression(source), clock)
    }
    return try [0, 1, 2, 40].flatMap { length in
      try ["0.9", "1 / t", "1 - base / 10", "1 if t % 2 else 0.5"].map { source in
        scaled(
          "multiplicative of \(length), \(source)", 45,
          try MultiplicativePolicy(
            [.learningRate: .all(try factor(source)), .beta2: .all(try factor("0.999"))],
            length: length), 0...1, first: 1)
      }
    }
  }

  /// No function of time gives it values: every knob keeps its base value.
  @Sendable static func plateaus() throws -> [Case] {
    [Case(testDescription: "reduce_on_plateau", horizon: 10, policy: ReduceOnPlateauPolicy())]
  }

  /// What holds where a spec names no scheduler.
  static func unchanged() -> [Case] {
    [Case(testDescription: "unchanged", horizon: 10, policy: UnchangedPolicy())]
  }
}
