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

  private static func hidden(_ column: Int, _ path: String, _ knob: String = "lr") -> String {
    "1:\(column): warning: optimizer.\(path): has no effect: the scheduler's values of \(knob) do not "
      + "depend on it"
  }

  static let cycle = "type: one_cycle_policy, lr: 0.1"
  static let biases = "groups: [{name: biases, params: \"*.bias\""

  static let table: [(optimizer: String, scheduler: String, findings: [String])] = [
    ("type: sgd", cycle, []),
    ("type: sgd, lr: 1", cycle, [hidden(28, "lr")]),
    ("type: sgd, momentum: 0.5", cycle, [hidden(34, "momentum", "momentum")]),
    ("type: sgd, momentum: 0.5", cycle + ", momentum_range: null", []),
    // Nesterov's method asks for a momentum, whatever schedules make of it.
    ("type: sgd, momentum: 0.5, nesterov: true", cycle, []),
    (
      "type: sgd, \(biases), lr: 0.5}]", cycle,
      [hidden(70, "groups.biases.lr")]
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
      "type: per_knob, lr: {biases: 0.1, default: base}", [hidden(79, "groups.biases.lr")]
    ),
    ("type: adam, betas: [0.8, 0.99]", cycle, [hidden(33, "betas.0", "momentum")]),
    ("type: adam, betas: [0.9, 0.99]", cycle, []),
    ("type: sgd, lr: 0.5", "type: exponential, gamma: 0.9", []),
    ("type: sgd, lr: 0.5", cycle + ", warmup: {length: 2}", [hidden(28, "lr")]),
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

  @Test func `what an option hides is told in the option`() {
    let text = SampleSpec.text(replacing: 24...26, with: "  type: one_cycle_policy\n  lr: 0.1")
      .replacing("  lr: 0.1\n  momentum: 0.9\n", with: "")
    #expect(SampleSpec.findings(in: text) == [])
    for (option, column) in [("optimizer.lr=1", 14), ("optimizer.groups.biases.lr=0.5", 28)] {
      let path = option.prefix { $0 != "=" }
      #expect(
        SampleSpec.findings(in: text, overrides: [option]).map(\.brief) == [
          "1:\(column): warning: \(path): has no effect: the scheduler's values of lr do not depend "
            + "on it"
        ])
    }
  }
}
