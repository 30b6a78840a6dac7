import Declarations
import Expressions
import Schedules

/// Composites of the families and of one another, the shortest of each among them.
extension LawCases {
  private static func fall() throws -> ExponentialDecay { try .validated { $0.gamma = 0.9 } }

  private static func wave() throws -> CosineAnnealing {
    try .validated { ($0.tMax, $0.etaMin) = (5, 1e-3) }
  }

  private static func cycle() throws -> OneCyclePolicy {
    try OneCyclePolicy(learningRate: [0.1, 3], epochs: 7)
  }

  private static func list() throws -> ListPolicy { try ListPolicy(momentum: .all([0.9, 0.8])) }

  private static func joined() throws -> SequentialPolicy {
    try SequentialPolicy(
      [try ChainedPolicy([try wave(), try fall()]), try cycle()], durations: [4])
  }

  @Sendable static func sequences() throws -> [Case] {
    try [(0, 0), (0, 4), (4, 4), (1, 2), (5, 60)].map { first, second in
      Case(
        testDescription: "sequence with milestones \(first) and \(second)", horizon: second + 9,
        policy: try SequentialPolicy(
          [try wave(), try list(), try cycle()], milestones: [first, second]))
    }
  }

  @Sendable static func chains() throws -> [Case] {
    [
      Case(
        testDescription: "chain", horizon: 40,
        policy: try ChainedPolicy([try wave(), try fall(), try list()]))
    ]
  }

  @Sendable static func repetitions() throws -> [Case] {
    try [0, 1, 2, 6].map { length in
      Case(
        testDescription: "three times \(length + 1)", horizon: 3 * length + 5,
        policy: try RepeatPolicy(try cycle(), length: length + 1, times: 3))
    } + [
      Case(
        testDescription: "repeated for ever", horizon: 40,
        policy: try RepeatPolicy(try fall(), length: 7)),
      Case(
        testDescription: "a repetition of a sequence of a chain and a cycle", horizon: 60,
        policy: try RepeatPolicy(
          try WarmupPolicy(try joined(), length: 3, startFactor: 0), length: 12, times: 4)),
    ]
  }

  static func warmups() throws -> [Case] {
    try [0, 1, 2, 6].flatMap { length in
      try WarmupPolicy.Shape.allCases.map { shape in
        Case(
          testDescription: "\(shape) warm-up of \(length)", horizon: length + 9,
          policy: try WarmupPolicy(try cycle(), length: length, shape: shape))
      }
    }
  }

  /// A policy whose momentum follows the learning rate, and whose weight decay the momentum.
  @Sendable static func coupledKnobs() throws -> [Case] {
    let clock = try Clock(epochs: 50)
    func rule(_ source: String) throws -> KnobRule {
      .expression(try PerKnobPolicy.expression(source), clock)
    }
    let line = try LinearFactor.validated { ($0.startFactor, $0.totalIters) = (0.5, 9) }
    let policy = try PerKnobPolicy([
      .learningRate: .all(.policy(try joined())), .momentum: .all(try rule("0.95 - lr / 9")),
      .weightDecay: [try rule("1e-4 * momentum"), try rule("base + frac")],
      .beta2: .all(.policy(line)),
    ])
    return [Case(testDescription: "a schedule for each knob", horizon: 50, policy: policy)]
  }
}
