extension Mistake {
  /// Mistakes about batch sizes that change and learning rates that fall on a plateau; the run has
  /// 20 epochs.
  static let feedback: [Mistake] = batchSizes + plateaus

  private static let batchSizes: [Mistake] = [
    Mistake(
      8, "  batch_size: [32, 16.5]",
      "8:20: error: data.batch_size.1: expected a whole number of at least 1, found '16.5'"),
    Mistake(
      8, "  batch_size: [32, 0, full]",
      "8:20: error: data.batch_size.1: expected a whole number of at least 1, found '0'"),
    Mistake(
      8, "  batch_size: []",
      "8:15: error: data.batch_size: expected at least one size, found a list"),
    Mistake(
      8, "  batch_size: {0: 32}",
      "8:15: error: data.batch_size: expected a whole number of at least 1, found a mapping"),
    Mistake(
      8, "  batch_size: 32 * 2 ** (epoch",
      "8:25: error: data.batch_size: '(' is never closed"),
    Mistake(
      8, "  batch_size: epoch * steps",
      "8:23: error: data.batch_size: unknown name 'steps'"),
    Mistake(
      8, "  batch_size: 1 + epoch / 4",
      "8:15: error: data.batch_size: at epoch 1 the value is 1.25; expected a whole number of at "
        + "least 1"),
    Mistake(
      8, "  batch_size: 12 - epoch",
      "8:15: error: data.batch_size: at epoch 12 the value is 0; expected a whole number of at "
        + "least 1"),
    Mistake(
      8, "  batch_size: 32 // (7 - epoch)",
      "8:15: error: data.batch_size: at epoch 7 the value is nan; expected a whole number of at "
        + "least 1"),
    Mistake(
      8, "  batch_size: 10 ** epoch",
      "8:15: error: data.batch_size: at epoch 19 the value is 1e+19; expected a whole number of at "
        + "least 1"),
    Mistake(
      8, "  batch_size: [32, 64, 32, 128]",
      "8:15: warning: data.batch_size: there are sizes for 4 epochs, the run has 20 epochs; its "
        + "last size holds from there on"),
  ]

  private static let plateaus: [Mistake] = [
    Mistake(
      24...26, "  type: reduce_on_plateau\n  factor: 1\n  patience: -1",
      "25:11: error: scheduler.factor: expected a number from 0 that is below 1, found '1'",
      "26:13: error: scheduler.patience: expected a whole number of at least 0, found '-1'"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  mode: minimum\n  threshold_mode: relative",
      "25:9: error: unknown mode 'minimum'; known: min, max",
      "26:19: error: unknown threshold mode 'relative'; known: rel, abs"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  cooldown: 1.5\n  eps: -1e-8",
      "25:13: error: scheduler.cooldown: expected a whole number of at least 0, found '1.5'",
      "26:8: error: scheduler.eps: expected a number of at least 0, found '-1e-8'"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  min_lr: [0, 0, 0]",
      "25:11: error: scheduler.min_lr: 3 values for 2 groups (biases, default)"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  min_lr: [0.01, 0.1]",
      "25:18: warning: scheduler.min_lr.1: 0.1 is not below the lr of group 'default', 0.1, so "
        + "that it is never reduced"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  min_lr: -1",
      "25:11: error: scheduler.min_lr: expected a number of at least 0, found '-1'"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  monitor: accurary",
      "25:12: error: unknown column to monitor 'accurary'; did you mean 'accuracy'?"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  monitor: validation.acuracy",
      "25:12: error: unknown column to monitor 'validation.acuracy'; "
        + "did you mean 'validation.accuracy'?"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  monitor: validation.mae",
      "25:12: error: scheduler.monitor: 'mae' is not among the metrics"),
    Mistake(24...26, "  type: reduce_on_plateau\n  monitor: validation.loss"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  monitor: train.mae",
      "25:12: error: scheduler.monitor: 'train.mae' is not measured; add mae to metrics.train"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  mode: max\n  monitor: validation.accuracy"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  monitor: mae",
      "25:12: error: scheduler.monitor: 'mae' is not among the metrics"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  monitor: accuracy",
      "25:12: warning: scheduler.mode: is min, but what is monitored is better when it is greater; "
        + "give 'mode: max'"
    ),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  mode: max",
      "24:9: warning: scheduler.mode: is max, but what is monitored is better when it is smaller; "
        + "give 'mode: min'"),
    Mistake(
      24...26, "  type: reduce_on_plateau\n  patiance: 5",
      "25:3: error: unknown key 'patiance' in scheduler; did you mean 'patience'?"),
    Mistake(
      24...26, "  type: reduce_on_plateu",
      "24:9: error: unknown scheduler 'reduce_on_plateu'; did you mean 'reduce_on_plateau'?"),
  ]
}
