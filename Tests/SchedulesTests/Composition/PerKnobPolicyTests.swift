import Declarations
import Expressions
import Schedules
import Testing

@Suite struct PerKnobPolicyTests {
  static func rule(_ source: String, epochs: Int = 10) throws -> KnobRule {
    .expression(try PerKnobPolicy.expression(source), try Clock(epochs: epochs))
  }

  @Test func `an expression is the value itself, and sees the group's other knobs at that step`()
    throws
  {
    let policy = try PerKnobPolicy([
      .learningRate: [
        .policy(try ListPolicy(learningRate: .all([0.001, 0.0055, 0.01]))), try Self.rule("base"),
      ],
      .momentum: .all(try Self.rule("0.95 - 0.1 * (lr - 1e-3) / 9e-3")),
    ])
    let table = try Timetable(
      policy,
      bases: [[.learningRate: 1, .momentum: 0.5], [.learningRate: 0.01, .momentum: 0.5]])
    let momenta = (0..<3).map { table.value(of: .momentum, group: 0, at: $0) }
    for (value, expected) in zip(momenta, [0.95, 0.9, 0.85]) {
      #expect(abs(value - expected) < 1e-15)
    }
    #expect(abs(table.value(of: .momentum, group: 1, at: 1) - 0.85) < 1e-15)
  }

  @Test func `a knob without a rule is seen at its base value`() throws {
    let policy = try PerKnobPolicy([.momentum: .all(try Self.rule("lr + weight_decay + base"))])
    let table = try Timetable(
      policy, bases: [[.learningRate: 1, .momentum: 0.25, .weightDecay: 0.5]])
    #expect(table.value(of: .momentum, group: 0, at: 3) == 1.75)
    #expect(table.schedule(of: .learningRate, group: 0) == nil)
  }

  @Test func `a family moves any knob from the knob's own base value`() throws {
    let cosine = try CosineAnnealing.validated { ($0.tMax, $0.etaMin) = (2, 0.1) }
    let warm = try WarmupPolicy(cosine, length: 1, startFactor: 0.5)
    let policy = try PerKnobPolicy([
      .weightDecay: .all(.policy(cosine)), .dampening: .all(.policy(warm)),
    ])
    let table = try Timetable(
      policy, bases: [[.learningRate: 1, .momentum: 0.9, .weightDecay: 0.5, .dampening: 0.3]])
    func values(_ knob: Knob) -> [Double] {
      (0..<4).map { table.value(of: knob, group: 0, at: $0) }
    }
    for (value, expected) in zip(values(.weightDecay), [0.5, 0.3, 0.1, 0.1]) {
      #expect(abs(value - expected) < 1e-15)
    }
    for (value, expected) in zip(values(.dampening), [0.15, 0.3, 0.2, 0.1]) {
      #expect(abs(value - expected) < 1e-15)
    }
    #expect(table.entries.map(\.knob) == [.dampening, .weightDecay])
  }

  @Test func `momentum and beta1 are one knob with two names`() throws {
    let bases: [[Knob: Double]] = [
      [.learningRate: 1, .momentum: 0.9, .weightDecay: 0, .beta1: 0.9, .beta2: 0.99]
    ]
    for (scheduled, named) in [(Knob.beta1, "momentum"), (.momentum, "beta1")] {
      let policy = try PerKnobPolicy([
        scheduled: .all(try Self.rule("0.5 + t / 8")), .weightDecay: .all(try Self.rule(named)),
      ])
      let table = try Timetable(policy, bases: bases)
      #expect(table.value(of: .weightDecay, group: 0, at: 2) == 0.75)
    }
  }

  @Test func `joins are those of the knobs that an expression depends on`() throws {
    let fall = try ExponentialDecay.validated { $0.gamma = 0.5 }
    let policy = try PerKnobPolicy([
      .learningRate: .all(.policy(try SequentialPolicy([fall, fall], milestones: [4]))),
      .momentum: .all(try Self.rule("1 - lr")), .weightDecay: .all(try Self.rule("momentum / 9")),
    ])
    let table = try Timetable(
      policy, bases: [[.learningRate: 0.1, .momentum: 0, .weightDecay: 0]])
    #expect(table.schedule(of: .weightDecay, group: 0)?.joins == [4])
  }

  static let circles: [(rules: [Knob: [String]], problem: String)] = [
    ([.learningRate: ["lr * 0.9"]], "lr: depends on itself; its base value is called 'base'"),
    (
      [.learningRate: ["momentum"], .momentum: ["lr"]],
      "lr: knobs depend on one another in a circle: lr → momentum → lr"
    ),
    (
      [.momentum: ["weight_decay"], .weightDecay: ["dampening + t"], .dampening: ["2 * momentum"]],
      "momentum: knobs depend on one another in a circle: "
        + "momentum → weight_decay → dampening → momentum"
    ),
    (
      [.learningRate: ["1", "momentum"], .momentum: ["lr", "lr"]],
      "lr[1]: knobs depend on one another in a circle: lr → momentum → lr"
    ),
    ([.momentum: ["beta1 / 2"]], "momentum: depends on itself; its base value is called 'base'"),
    (
      // lr leads into the circle and is not part of it.
      [.learningRate: ["momentum"], .momentum: ["weight_decay"], .weightDecay: ["momentum"]],
      "momentum: knobs depend on one another in a circle: momentum → weight_decay → momentum"
    ),
  ]

  @Test(arguments: circles.indices)
  func `knobs that depend on one another in a circle are refused`(_ i: Int) throws {
    let rules = try Self.circles[i].rules.mapValues { sources in
      let rules = try sources.map { try Self.rule($0) }
      return rules.count == 1 ? PerGroup.all(rules[0]) : .each(rules)
    }
    let error = #expect(throws: ArgumentError.self) { try PerKnobPolicy(rules) }
    #expect(error?.description == Self.circles[i].problem)
    var policy = PerKnobPolicy()
    policy.settings = rules
    #expect(policy.allProblems.count == 1)
  }

  @Test func `groups may depend in opposite directions`() throws {
    let rules: [Knob: PerGroup<KnobRule>] = [
      .learningRate: [try Self.rule("1 - momentum"), try Self.rule("0.25")],
      .momentum: [try Self.rule("0.75"), try Self.rule("1 - lr")],
    ]
    let base: [Knob: Double] = [.learningRate: 1, .momentum: 0]
    let table = try Timetable(try PerKnobPolicy(rules), bases: [base, base])
    #expect(table.value(of: .learningRate, group: 0, at: 0) == 0.25)
    #expect(table.value(of: .momentum, group: 1, at: 0) == 0.75)
  }
}
