import Testing

@Suite struct SuspicionTests {
  /// What the good spec gives, and an absolute schedule does not use.
  static let hiddenRate =
    "19:7: warning: optimizer.lr: has no effect: the scheduler's values of lr do not depend on it"
  static let hiddenMomentum =
    "20:13: warning: optimizer.momentum: has no effect: the scheduler's values of momentum do not "
    + "depend on it; set scheduler.momentum"

  /// Lines of the good spec, their replacement, and the warnings that must come of it.
  static let table: [(lines: ClosedRange<Int>, replacement: String, warnings: [String])] = [
    (
      25...25, "  lr: \"1 - epoch / 10\"",
      ["25:7: warning: scheduler.lr: at epoch 11 the value of group 'biases' is below 0"]
    ),
    (
      25...25, "  lr: epoch",
      [
        "25:7: warning: scheduler.lr: at epoch 0 the value of group 'biases' is 0, so that "
          + "nothing is learnt"
      ]
    ),
    (
      26...26, "  momentum: \"1 + epoch / 9\"",
      [
        "26:13: warning: scheduler.momentum: at epoch 1 the value of group 'biases' is 1 or "
          + "more, so that nothing is forgotten"
      ]
    ),
    (
      24...26, "  type: range_finder\n  epochs: 10",
      [
        hiddenRate,
        "25:11: warning: scheduler.epochs: the schedule has 10 epochs, the run 20 epochs; its last "
          + "value holds from there on",
      ]
    ),
    (
      24...26, "  type: one_cycle_policy\n  lr: 0.1\n  epochs: 200%",
      [
        hiddenRate + "; set scheduler.lr", hiddenMomentum + "_range",
        "26:11: warning: scheduler.epochs: the schedule has 40 epochs, the run 20 epochs; its end "
          + "is not reached",
      ]
    ),
    (
      24...26, "  type: list\n  lr: [\"linspace(0.1, 0.01, 20)\", \"linspace(0.1, 0.01, 7)\"]",
      [
        "25:35: error: scheduler.lr.1: 7 values for 20 epochs; give one value for each epoch"
      ]
    ),
    // One list for all groups, though it has as many values as there are groups.
    (
      24...28, "  type: list\n  momentum: [0.9, 1]\ntrain:\n  epochs: 2",
      [
        hiddenMomentum,
        "25:13: warning: scheduler.momentum: at epoch 1 the value of group 'biases' is 1 or more, so "
          + "that nothing is forgotten",
      ]
    ),
    (
      14...14, "  - linear: 10\n  - softmax\n  - flatten",
      [
        "15:5: warning: model.3.softmax: cross_entropy takes logits and applies its own; softmax before "
          + "it flattens the gradients"
      ]
    ),
    (14...15, "  - linear: 10\n  - log_softmax\nloss: nll", []),
    (14...15, "  - linear: 10\n  - log_softmax\n  - dropout\nloss: nll", []),
    (
      14...14, "  - linear: 10\n  - softmax\n  - flatten\n  - dropout: 0.1",
      [
        "15:5: warning: model.3.softmax: cross_entropy takes logits and applies its own; softmax before "
          + "it flattens the gradients"
      ]
    ),
    (
      15...15, "loss: nll",
      [
        "14:5: warning: model.2.linear: nll takes logarithms of probabilities; end the model with "
          + "log_softmax, or use cross_entropy"
      ]
    ),
    (28...28, "  epochs: 20\n  accumulate: 23\n  log_every: 20ep\n  evaluate_every: 20st", []),
    (
      28...28, "  epochs: 20\n  accumulate: 24\n  log_every: 21ep\n  evaluate_every: 21st",
      [
        "29:15: warning: train.accumulate: is more than the batches of an epoch, of which there are 23; "
          + "they make one update",
        "30:14: warning: train.log_every: is longer than the run of 20 steps, so that it is done once, "
          + "at the end",
        "31:19: warning: train.evaluate_every: is longer than the run of 20 steps, so that it is done "
          + "once, at the end",
      ]
    ),
    (
      28...28, "  epochs: 20\n  log_every: 2.5st\n  evaluate_every: 0.1ep",
      [
        "29:14: warning: train.log_every: '2.5st' is 2.5 steps; 3 steps are used",
        "30:19: warning: train.evaluate_every: '0.1ep' is 2.3 steps; 2 steps are used",
      ]
    ),
    (28...28, "  epochs: 20\n  log_every: 0.5ep\n  evaluate_every: 7%", []),
    (24...26, "  type: range_finder\n  interval: step\n  epochs: 20ep", [hiddenRate]),
    (
      24...26, "  type: one_cycle_policy\n  lr: 0.1\n  momentum_range: null",
      [hiddenRate + "; set scheduler.lr"]
    ),
  ]

  @Test(arguments: table.indices)
  func `a suspicion is a warning with the step at which it begins`(_ index: Int) {
    let row = Self.table[index]
    let text = SampleSpec.text(replacing: row.lines, with: row.replacement)
    #expect(SampleSpec.findings(in: text).map(\.brief) == row.warnings)
  }
}
