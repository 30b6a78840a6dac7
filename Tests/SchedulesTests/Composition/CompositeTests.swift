import Declarations
import Expressions
import Schedules
import Testing

/// The values that the documentation of each composite shows, its joins, and what it refuses.
@Suite struct CompositeTests {
  static func examples() throws -> [FamilyExample] {
    let half = try ConstantFactor.validated { ($0.factor, $0.totalIters) = (0.5, 2) }
    let tenth = try ExponentialDecay.validated { $0.gamma = 0.1 }
    let fall = try ExponentialDecay.validated { $0.gamma = 0.5 }
    let cosine = try CosineAnnealing.validated { ($0.tMax, $0.etaMin) = (4, 0.01) }
    let drop = try ListPolicy(momentum: .all([0.7, 0.6]))
    func warm(_ shape: WarmupPolicy.Shape) throws -> any Policy {
      try WarmupPolicy(fall, length: 4, startFactor: 0.2, shape: shape)
    }
    let root = 0.5.squareRoot()
    return [
      FamilyExample(
        testDescription: "sequential",
        policy: try SequentialPolicy([half, tenth], milestones: [2]),
        values: [0.05, 0.05, 0.1, 0.01, 0.001], joins: [2]),
      FamilyExample(
        testDescription: "sequential, the middle without steps",
        policy: try SequentialPolicy([half, fall, tenth], milestones: [2, 2]),
        values: [0.05, 0.05, 0.1, 0.01], joins: [2]),
      FamilyExample(
        testDescription: "sequential, a milestone of 0",
        policy: try SequentialPolicy([half, tenth], milestones: [0]), values: [0.1, 0.01, 0.001]),
      FamilyExample(
        testDescription: "sequential, a milestone never reached",
        policy: try SequentialPolicy([fall, tenth], milestones: [.max]),
        values: [0.1, 0.05, 0.025], joins: [.max]),
      FamilyExample(
        testDescription: "sequential, durations",
        policy: try SequentialPolicy([half, fall, tenth], durations: [1, 2, 9]),
        values: [0.05, 0.1, 0.05, 0.1, 0.01], joins: [1, 3]),
      FamilyExample(
        testDescription: "sequential, durations of 0",
        policy: try SequentialPolicy([half, fall, tenth], durations: [0, 0]),
        values: [0.1, 0.01]),
      FamilyExample(
        testDescription: "sequential, a knob moved by one part",
        policy: try SequentialPolicy([fall, drop, fall], milestones: [1, 4]),
        values: [0.9, 0.7, 0.6, 0.6, 0.9, 0.9], joins: [1, 4], knob: .momentum),
      FamilyExample(
        testDescription: "sequential, within a sequence",
        policy: try SequentialPolicy(
          [half, try SequentialPolicy([tenth, fall], milestones: [1])], milestones: [3]),
        values: [0.05, 0.05, 0.1, 0.1, 0.1, 0.05], joins: [2, 3, 4]),
      FamilyExample(
        testDescription: "sequential, an end of its own",
        policy: try SequentialPolicy([fall, try RangeFinder(epochs: 2)], milestones: [2]),
        values: [0.1, 0.05, 1e-7, 1, 1], joins: [2], length: 4),
      FamilyExample(
        testDescription: "chained", policy: try ChainedPolicy([half, fall]),
        values: [0.05, 0.025, 0.025, 0.0125], joins: [2]),
      FamilyExample(
        testDescription: "chained, what knows no base replaces",
        policy: try ChainedPolicy([fall, try ListPolicy(learningRate: .all([3, 2])), half]),
        values: [1.5, 1, 2, 2], joins: [2]),
      FamilyExample(
        testDescription: "chained, a cosine from what came before",
        policy: try ChainedPolicy([half, cosine]),
        values: [
          0.05, 0.01 + 0.04 * (0.5 + root / 2), 0.055, 0.01 + 0.09 * (0.5 - root / 2), 0.01,
        ],
        joins: [2], length: 4),
      FamilyExample(
        testDescription: "repeat", policy: try RepeatPolicy(fall, length: 2, times: 3),
        values: [0.1, 0.05, 0.1, 0.05, 0.1, 0.05, 0.05, 0.05], joins: [2, 4], length: 6),
      FamilyExample(
        testDescription: "repeat of 1", policy: try RepeatPolicy(fall, length: 1, times: 2),
        values: [0.1, 0.1, 0.1], joins: [1], length: 2),
      FamilyExample(
        testDescription: "repeat of a sequence",
        policy: try RepeatPolicy(
          try SequentialPolicy([half, tenth], milestones: [1]), length: 3, times: 2),
        values: [0.05, 0.1, 0.01, 0.05, 0.1, 0.01, 0.01], joins: [1, 3, 4], length: 6),
      FamilyExample(
        testDescription: "a schedule for each knob",
        policy: try PerKnobPolicy([
          .learningRate: .all(.policy(fall)),
          .momentum: .all(
            .expression(try PerKnobPolicy.expression("1 - lr"), try Clock(epochs: 4))),
        ]),
        values: [0.9, 0.95, 0.975, 0.9875], knob: .momentum),
      FamilyExample(
        testDescription: "warm-up, linear", policy: try warm(.linear),
        values: [0.02, 0.04, 0.06, 0.08, 0.1, 0.05], joins: [4]),
      FamilyExample(
        testDescription: "warm-up, cosine", policy: try warm(.cosine),
        values: [0.02, 0.02 + 0.08 * (0.5 - root / 2), 0.06, 0.02 + 0.08 * (0.5 + root / 2), 0.1],
        joins: [4]),
      FamilyExample(
        testDescription: "warm-up, constant", policy: try warm(.constant),
        values: [0.02, 0.02, 0.02, 0.02, 0.1, 0.05], joins: [4]),
      FamilyExample(
        testDescription: "warm-up, exponential",
        policy: try WarmupPolicy(fall, length: 2, startFactor: 0.01, shape: .exponential),
        values: [0.001, 0.01, 0.1, 0.05], joins: [2]),
      FamilyExample(
        testDescription: "warm-up, to where a cycle begins",
        policy: try WarmupPolicy(
          try OneCyclePolicy(learningRate: 1, epochs: 3), length: 1, startFactor: 0.5),
        values: [0.05, 0.1, 1, 0.1], joins: [1, 2, 3],
        length: 4),
      FamilyExample(
        testDescription: "warm-up, other knobs wait at their first value",
        policy: try WarmupPolicy(drop, length: 2), values: [0.7, 0.7, 0.7, 0.6], joins: [2],
        length: 4, knob: .momentum),
      FamilyExample(
        testDescription: "warm-up of nothing but the base value",
        policy: try WarmupPolicy(drop, length: 2, startFactor: 0), values: [0, 0.05, 0.1, 0.1],
        joins: [2]),
    ]
  }

  @Test(arguments: try examples())
  func `values are those of the documentation`(_ item: FamilyExample) throws {
    let table = try Timetable(item.policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
    for (step, expected) in item.values.enumerated() {
      let value = table.value(of: item.knob, group: 0, at: step)
      #expect(abs(value - expected) < 1e-15, "at \(step): \(value)")
    }
    #expect(table.schedule(of: item.knob, group: 0)?.joins == item.joins)
    #expect(table.schedule(of: item.knob, group: 0)?.length == item.length)
  }

  @Test func `what no part moves is not scheduled`() throws {
    let fall = try ExponentialDecay.validated { $0.gamma = 0.5 }
    let policies: [any Policy] = [
      try SequentialPolicy([fall, fall], milestones: [2]), try ChainedPolicy([fall, fall]),
      try RepeatPolicy(fall, length: 3), try WarmupPolicy(fall, length: 3),
    ]
    for policy in policies {
      let table = try Timetable(policy, bases: [[.learningRate: 0.1, .momentum: 0.9]])
      #expect(table.entries.map(\.knob) == [.learningRate])
    }
  }

  @Test func `what a part refuses is refused`() throws {
    let two = try OneCyclePolicy(learningRate: [1, 2], epochs: 3)
    let policies: [any Policy] = [
      try SequentialPolicy([UnchangedPolicy(), two], milestones: [2]),
      try ChainedPolicy([UnchangedPolicy(), two]), try RepeatPolicy(two, length: 3),
      try WarmupPolicy(two, length: 3), try PerKnobPolicy([.momentum: .all(.policy(two))]),
      try PerKnobPolicy([.momentum: [.policy(two), .policy(two), .policy(two)]]),
    ]
    for policy in policies {
      #expect(throws: ArgumentError.self) { try policy.check(groupCount: 1) }
    }
  }

  static let mistakes: [(error: @Sendable () throws -> Void, text: String)] = [
    (
      { _ = try SequentialPolicy([], milestones: []) },
      "schedulers: must be at least one"
    ),
    (
      { _ = try SequentialPolicy([UnchangedPolicy()], milestones: [3]) },
      "milestones: 1 milestone for 1 scheduler; give the beginning of each but the first"
    ),
    (
      { _ = try SequentialPolicy([UnchangedPolicy(), UnchangedPolicy()], milestones: [-1]) },
      "milestones: must be at least 0, but is -1"
    ),
    (
      {
        let parts = [UnchangedPolicy(), UnchangedPolicy(), UnchangedPolicy()]
        _ = try SequentialPolicy(parts, milestones: [5, 3])
      },
      "milestones[1]: milestones must ascend, but 3 follows 5"
    ),
    (
      { _ = try SequentialPolicy([UnchangedPolicy()], durations: [1, 2]) },
      "durations: 2 durations for 1 scheduler; give one for each, or leave out the last"
    ),
    (
      { _ = try SequentialPolicy([UnchangedPolicy()], durations: [-2]) },
      "durations: must be at least 0, but is -2"
    ),
    ({ _ = try ChainedPolicy([]) }, "schedulers: must be at least one"),
    (
      { _ = try RepeatPolicy(UnchangedPolicy(), length: 0) }, "length: must be at least 1, but is 0"
    ),
    (
      { _ = try RepeatPolicy(UnchangedPolicy(), length: 1, times: 0) },
      "times: must be at least 1, but is 0"
    ),
    (
      { _ = try WarmupPolicy(UnchangedPolicy(), length: -1) },
      "length: must be at least 0, but is -1"
    ),
    (
      { _ = try WarmupPolicy(UnchangedPolicy(), length: 1, startFactor: 0, shape: .exponential) },
      "start_factor: must be positive and finite, but is 0.0"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `arguments out of range are refused`(_ i: Int) {
    let error = #expect(throws: ArgumentError.self) { try Self.mistakes[i].error() }
    #expect(error?.description == Self.mistakes[i].text)
  }

  @Test func `lengths that cannot be counted are as long as can be`() throws {
    let fall = try ExponentialDecay.validated { $0.gamma = 0.5 }
    let far = try SequentialPolicy([fall, fall, fall], durations: [.max, .max])
    let endless = try RepeatPolicy(fall, length: .max, times: .max)
    let crowded = try RepeatPolicy(fall, length: 1)
    for policy in [far, endless, crowded] as [any Policy] {
      let table = try Timetable(policy, bases: [[.learningRate: 1]])
      let schedule = try #require(table.schedule(of: .learningRate, group: 0))
      #expect(schedule.value(at: .max).isFinite)
      #expect(schedule.joins.count <= 100)
    }
  }
}
