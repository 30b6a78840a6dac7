import Expressions
import Schedules

extension ScheduleLawTests {
  /// Composites of the families and of one another, the shortest of each among them.
  static func composites() throws -> [Case] {
    let fall = try ExponentialDecay(gamma: 0.9)
    let wave = try CosineAnnealing(stepsToMinimum: 5, minimum: 1e-3)
    let cycle = try OneCyclePolicy(learningRate: [0.1, 3], epochs: 7)
    let list = try ListPolicy(momentum: .all([0.9, 0.8]))
    var cases: [Case] = []
    for (first, second) in [(0, 0), (0, 4), (4, 4), (1, 2), (5, 60)] {
      cases.append(
        Case(
          testDescription: "sequence with milestones \(first) and \(second)",
          horizon: second + 9,
          policy: try SequentialPolicy([wave, list, cycle], milestones: [first, second])))
    }
    for length in [0, 1, 2, 6] {
      for shape in WarmupShape.allCases {
        cases.append(
          Case(
            testDescription: "\(shape) warm-up of \(length)", horizon: length + 9,
            policy: try WarmupPolicy(cycle, length: length, shape: shape)))
      }
      cases.append(
        Case(
          testDescription: "three times \(length + 1)", horizon: 3 * length + 5,
          policy: try RepeatPolicy(cycle, length: length + 1, times: 3)))
    }
    let joined = try SequentialPolicy([try ChainedPolicy([wave, fall]), cycle], durations: [4])
    return cases + [
      Case(testDescription: "chain", horizon: 40, policy: try ChainedPolicy([wave, fall, list])),
      Case(
        testDescription: "repeated for ever", horizon: 40, policy: try RepeatPolicy(fall, length: 7)
      ),
      Case(
        testDescription: "a repetition of a sequence of a chain and a cycle", horizon: 60,
        policy: try RepeatPolicy(
          try WarmupPolicy(joined, length: 3, startFactor: 0), length: 12, times: 4)),
      Case(testDescription: "a schedule for each knob", horizon: 50, policy: try coupled(joined)),
    ]
  }

  /// A policy whose momentum follows the learning rate, and whose weight decay the momentum.
  private static func coupled(_ policy: any Policy) throws -> PerKnobPolicy {
    let clock = try Clock(epochs: 50)
    func rule(_ source: String) throws -> KnobRule {
      .expression(try PerKnobPolicy.expression(source), clock)
    }
    return try PerKnobPolicy([
      .learningRate: .all(.policy(policy)), .momentum: .all(try rule("0.95 - lr / 9")),
      .weightDecay: [try rule("1e-4 * momentum"), try rule("base + frac")],
      .beta2: .all(.policy(try LinearFactor(start: 0.5, iterations: 9))),
    ])
  }
}
