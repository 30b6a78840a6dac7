import Experiments
import Testing

/// Values of the optimizer that no update uses.
@Suite struct HiddenValueTests {
  private func findings(_ optimizer: String, _ scheduler: String) -> [String] {
    let text = "optimizer: {\(optimizer)}\nscheduler: {\(scheduler)}\ntrain: {epochs: 20}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    return context.findings.sorted.map(\.brief)
  }

  private static func hidden(
    _ column: Int, _ path: String, _ knob: String = "lr", set argument: String? = nil
  ) -> String {
    "1:\(column): warning: optimizer.\(path): has no effect: the scheduler's values of \(knob) do not "
      + "depend on it" + (argument.map { "; set scheduler.\($0)" } ?? "")
  }

  static let cycle = "type: one_cycle_policy, lr: 0.1"
  static let biases = "groups: [{name: biases, params: \"*.bias\""

  static let table: [(optimizer: String, scheduler: String, findings: [String])] = [
    ("type: sgd", cycle, []),
    ("type: sgd, lr: 1", cycle, [hidden(28, "lr", set: "lr")]),
    (
      "type: sgd, momentum: 0.5", cycle,
      [hidden(34, "momentum", "momentum", set: "momentum_range")]
    ),
    ("type: sgd, momentum: 0.5", cycle + ", momentum_range: null", []),
    // Nesterov's method asks for a momentum, whatever schedules make of it.
    ("type: sgd, momentum: 0.5, nesterov: true", cycle, []),
    (
      "type: sgd, \(biases), lr: 0.5}]", cycle,
      [hidden(70, "groups.biases.lr", set: "lr")]
    ),
    // Of the optimizer's value a group makes use whose schedule depends on it.
    (
      "type: sgd, lr: 0.5, \(biases)}]", "type: per_knob, lr: [0.1 + 0 * t, base]", []
    ),
    (
      "type: sgd, lr: 0.5, \(biases)}]", "type: per_knob, lr: {biases: 0.1, default: base}", []
    ),
    (
      "type: sgd, lr: 0.5, \(biases), lr: 0.4}]",
      "type: per_knob, lr: {biases: 0.1, default: base}",
      [hidden(79, "groups.biases.lr", set: "lr.biases")]
    ),
    (
      "type: adam, betas: [0.8, 0.99]", cycle,
      [hidden(33, "betas.0", "momentum", set: "momentum_range")]
    ),
    ("type: adam, betas: [0.9, 0.99]", cycle, []),
    ("type: sgd, lr: 0.5", "type: exponential, gamma: 0.9", []),
    ("type: sgd, lr: 0.5", cycle + ", warmup: {length: 2}", [hidden(28, "lr", set: "lr")]),
    ("type: sgd, lr: 0.5", "type: range_finder", [hidden(28, "lr")]),
    (
      "type: sgd, lr: 0.5",
      "type: sequential, milestones: [10], schedulers: [{\(cycle), phase_ratio: 0.3, momentum_range: null}, "
        + "{type: exponential, gamma: 1}]",
      ["2:144: warning: scheduler.schedulers.1: at epoch 10 the value jumps from 0.001 to 0.5"]
    ),
    (
      "type: sgd, lr: 0.5",
      "type: chained, schedulers: [{\(cycle), momentum_range: null}, {type: exponential, gamma: 1}]",
      [hidden(28, "lr")]
    ),
    // The key that mends it is the one that gives the values, where a single one does.
    (
      "type: sgd, lr: 0.5, \(biases)}]", "type: one_cycle, max_lr: {biases: 0.1, default: 0.2}",
      [hidden(28, "lr", set: "max_lr")]
    ),
    (
      "type: sgd, \(biases), lr: 0.5}]", "type: per_knob, lr: {type: one_cycle, max_lr: [1, 2]}",
      [hidden(70, "groups.biases.lr", set: "lr.max_lr.0")]
    ),
    (
      "type: sgd, lr: 0.5",
      "type: sequential, milestones: [10], schedulers: [{type: one_cycle, max_lr: 1, "
        + "cycle_momentum: false}, {type: one_cycle, max_lr: 1e-5, cycle_momentum: false}]",
      [hidden(28, "lr")]
    ),
    (
      "type: sgd, \(biases), lr: 0}]", cycle,
      [hidden(70, "groups.biases.lr") + "; to freeze the group use 'trainable: false'"]
    ),
    // What a schedule starts from must be given.
    ("type: sgd", "type: exponential, gamma: 0.9", ["1:12: error: missing key 'lr' in optimizer"]),
    ("type: sgd", "type: reduce_on_plateau", ["1:12: error: missing key 'lr' in optimizer"]),
    (
      "type: sgd, \(biases), lr: 0.5}]", "type: exponential, gamma: 0.9",
      ["1:12: error: missing key 'lr' in optimizer"]
    ),
    (
      "type: sgd, \(biases), lr: 0.5}, {name: rest, lr: 0.1}]", "type: exponential, gamma: 0.9", []
    ),
    (
      "type: sgd, lrr: 0.5", "type: exponential, gamma: 0.9",
      ["1:24: error: unknown key 'lrr' in optimizer; did you mean 'lr'?"]
    ),
    // A group that is not trainable uses nothing.
    (
      "type: sgd, lr: 0.5, \(biases), trainable: false, lr: 0.5, weight_decay: 0.1}]",
      "type: exponential, gamma: 0.9",
      [
        "1:97: warning: optimizer.groups.biases.lr: the group is not trainable, so that it has no "
          + "effect",
        "1:116: warning: optimizer.groups.biases.weight_decay: the group is not trainable, so that it "
          + "has no effect",
      ]
    ),
    ("type: sgd, lr: 0.5, \(biases), trainable: false}]", "type: exponential, gamma: 0.9", []),
    (
      "type: sgd, lr: 0.5, groups: [{name: all, trainable: false}]",
      "type: exponential, gamma: 0.9",
      [
        "1:41: error: optimizer.groups: no group is trainable, so that there is nothing to train"
      ]
    ),
    (
      "type: sgd, lr: 0.5, \(biases), trainable: 0}]", "type: exponential, gamma: 0.9",
      [
        "1:86: error: optimizer.groups.biases.trainable: expected true or false, found '0'"
      ]
    ),
  ]

  @Test(arguments: table.indices)
  func `a value without effect is told where it stands`(_ index: Int) {
    let row = Self.table[index]
    #expect(findings(row.optimizer, row.scheduler) == row.findings, "\(row)")
  }

  /// Specs without a learning rate, and whether one is missing though the schedule is not known.
  static let unknown: [(scheduler: String, isMissing: Bool)] = [
    ("type: cosine_anealing", true), ("type: CosineAnnealingLR2", true), ("type: nonsense", true),
    ("type: cosine_annealing, T_max: x", true), ("type: lambda, lr: 0.9 ** epoc", true),
    ("type: exponential, gamma: 0.9, warmup: {length: -1}", true),
    ("type: exponential, gamma: 0.9, warmup: {length: 10st}", true),
    ("type: sequential, milestones: [1st], schedulers: [{\(cycle)}, {type: rex}]", true),
    ("type: per_knob, lr: base / steps", true),
    ("type: exponential, gamma: 0.9, interval: step", true),
    ("type: one_cycel, max_lr: 1", false), ("type: OneCycleLR, max_lr: 1", false),
    ("type: one_cycle, max_lr: x", false), ("type: list, lr: [0.1, x]", false),
    ("type: per_knob, lr: 1 / steps", false), ("type: per_knob, lr: 1 /", false),
    ("type: one_cycle, max_lr: 1, warmup: {length: 10st}", false),
    (
      "type: sequential, milestones: [1st], schedulers: [{\(cycle)}, {type: one_cycle, max_lr: 1}]",
      false
    ),
    ("type: one_cycle, max_lr: 1, interval: step", false),
  ]

  @Test(arguments: unknown.indices)
  func `a missing learning rate is told with what is wrong with the scheduler`(_ index: Int) {
    let row = Self.unknown[index]
    let found = findings("type: sgd", row.scheduler)
    let missing = "1:12: error: missing key 'lr' in optimizer"
    #expect(found.contains(missing) == row.isMissing, "\(row) \(found)")
    #expect(found.contains { $0 != missing && $0.contains("error") })
  }

  @Test func `a missing learning rate is told where the run has no length`() {
    let text = "optimizer: {type: sgd}\nscheduler: {type: rex}\ntrain: {epochs: -1}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    #expect(
      context.findings.sorted.map(\.message) == [
        "missing key 'lr' in optimizer",
        "train.epochs: expected a whole number from 1 to 100000000, found '-1'",
      ])
  }

  /// Groups of two rates, one of which is 0 by intent, and what is said.
  static let frozen: [(groups: String, scheduler: String, findings: [String])] = [
    ("}", "type: one_cycle, max_lr: [0, 1e-2]", []),
    ("}", "type: one_cycle, max_lr: {biases: 0, default: 1e-2}, warmup: {length: 2}", []),
    ("}", "type: per_knob, lr: {biases: 0, default: {type: one_cycle, max_lr: 0.1}}", []),
    (", lr: 0}", "type: exponential, gamma: 0.9", []),
    (", lr: 0}", "type: per_knob, momentum: '0.5'", []),
    (
      "}", "type: one_cycle, max_lr: [0, 0]",
      [
        "2:39: warning: scheduler.max_lr.0: at epoch 0 the value of group 'biases' is 0, so that "
          + "nothing is learnt",
        "2:42: warning: scheduler.max_lr.1: at epoch 0 the value of group 'default' is 0, so that "
          + "nothing is learnt",
      ]
    ),
    (
      "}", "type: lambda, lr: [t / 20, 0.9]",
      [
        "2:32: warning: scheduler.lr.0: at epoch 0 the value of group 'biases' is 0, so that nothing "
          + "is learnt"
      ]
    ),
  ]

  @Test(arguments: frozen.indices)
  func `a group that is given 0 while others learn is meant to be frozen`(_ index: Int) {
    let row = Self.frozen[index]
    let rate = row.scheduler.contains("max_lr") ? "" : "lr: 0.1, "
    #expect(
      findings("type: sgd, \(rate)\(Self.biases)\(row.groups)]", row.scheduler) == row.findings)
  }

  @Test func `a suspicion points into the option that gives the value, and into no other`() {
    let text = SampleSpec.text(replacing: 23...26, with: "").replacing(
      "weight_decay: 0}", with: "momentum: 1.5}")
    let suspicion = "optimizer.groups.biases: momentum is 1.5, so that nothing is forgotten"
    for (options, place) in [
      ([], "22:7"), (["optimizer.momentum=0.5"], "22:7"),
      (["optimizer.groups.biases.momentum=1.5"], "1:34"),
    ] {
      #expect(
        SampleSpec.findings(in: text, overrides: options).map(\.brief) == [
          "\(place): warning: \(suspicion)"
        ])
    }
  }

  @Test func `what an option hides is told in the option`() {
    let text = SampleSpec.text(replacing: 24...26, with: "  type: one_cycle_policy\n  lr: 0.1")
      .replacing("  lr: 0.1\n  momentum: 0.9\n", with: "")
    #expect(SampleSpec.findings(in: text) == [])
    for (option, column) in [("optimizer.lr=1", 14), ("optimizer.groups.biases.lr=0.5", 28)] {
      let path = option.prefix { $0 != "=" }
      #expect(
        SampleSpec.findings(in: text, overrides: [option]).map(\.brief) == [
          "1:\(column): warning: \(path): has no effect: the scheduler's values of lr do not depend "
            + "on it; set scheduler.lr"
        ])
    }
  }
}
