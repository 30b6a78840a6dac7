/// Mistakes and suspicions in schedulers that are made of others; the run has 20 epochs.
extension Mistake {
  static let composites = sequences + others + knobs

  private static let fall = "{type: exponential, gamma: 1.0}"

  private static let sequences: [Mistake] = [
    Mistake(24...26, "  type: sequential", "24:3: error: missing key 'schedulers' in scheduler"),
    Mistake(
      24...26, "  type: sequential\n  schedulers: []\n  milestones: []",
      "25:15: error: scheduler.schedulers: expected at least one scheduler, found a list"),
    Mistake(
      24...26, "  type: sequential\n  schedulers: [\(fall), \(fall)]",
      "24:3: error: scheduler: missing key 'milestones' or 'durations', which say when one "
        + "scheduler ends and the next begins"),
    Mistake(
      24...26, "  type: sequential\n  milestones: [1]\n  durations: [1]\n  schedulers: [\(fall)]",
      "26:3: error: scheduler.durations: give either milestones or durations"),
    Mistake(
      24...26, "  type: sequential\n  milestones: [1, 2]\n  schedulers: [\(fall), \(fall)]",
      "25:15: error: scheduler.milestones: 2 milestones for 2 schedulers; give the beginning of "
        + "each but the first"),
    Mistake(
      24...26, "  type: sequential\n  durations: [1]\n  schedulers: [\(fall), \(fall), \(fall)]",
      "25:14: error: scheduler.durations: 1 duration for 3 schedulers; give one for each, or leave "
        + "out the last"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [9, 25%]\n  schedulers: [\(fall), \(fall), \(fall)]",
      "25:19: error: scheduler.milestones.1: milestones must ascend, but 5 follows 9"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [9, 5]\n  schedulers: [\(fall), \(fall), \(fall)]",
      "25:19: error: scheduler.milestones.1: milestones must ascend, but 5 follows 9"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5, 30ep]\n  schedulers: [\(fall), \(fall), \(fall)]",
      "25:19: warning: scheduler.milestones.1: scheduler 2 begins after 30 epochs, the run has "
        + "20 epochs; it is not reached"),
    Mistake(
      24...26, "  type: sequential\n  durations: [5, 10ep]\n  schedulers: [\(fall), \(fall)]",
      "25:14: warning: scheduler.durations: the schedule has 15 epochs, the run 20 epochs; its "
        + "last value holds from there on"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5]\n  schedulers:\n    - \(fall)\n"
        + "    - {type: one_cycle_policy, lr: 1.0, epochs: 9}",
      "28:14: warning: scheduler.schedulers.1: the tail has 1 epoch, so that lr/100 is not "
        + "reached; 'interval: step' is finer",
      "28:49: warning: scheduler.schedulers.1.epochs: the schedule has 9 epochs, the part "
        + "15 epochs; its last value holds from there on"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5]\n  schedulers:\n    - \(fall)\n"
        + "    - {type: cosine_annealing, T_max: soon}",
      "28:39: error: scheduler.schedulers.1.T_max: expected a duration such as 12ep, 5000st or "
        + "30%, found 'soon'"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5]\n  schedulers:\n    - \(fall)\n"
        + "    - {type: step, step_size: 2, interval: epoch}",
      "28:34: error: scheduler.schedulers.1.interval: only the outermost scheduler has an "
        + "interval; its parts advance with it"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5]\n  schedulers:\n    - \(fall)\n"
        + "    - {type: lambda, lr: \"1 - t / 2\"}",
      "28:26: warning: scheduler.schedulers.1.lr: at epoch 8 the value of group 'biases' is "
        + "below 0"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5]\n  schedulers:\n    - \(fall)\n    - type: sequential\n"
        + "      milestones: [4]\n      schedulers: [{type: lambda, lr: \"1 - t\"}, "
        + "{type: lambda, lr: \"-3 - t\"}]",
      "30:39: warning: scheduler.schedulers.1.schedulers.0.lr: at epoch 7 the value of group "
        + "'biases' is below 0"),
    Mistake(
      24...26,
      "  type: sequential\n  milestones: [5]\n  schedulers:\n    - \(fall)\n"
        + "    - {type: lambda, lr: \"log(9 - t)\"}",
      "28:26: error: scheduler.schedulers.1.lr: at epoch 14 the value of group 'biases' is not a "
        + "number"),
  ]

  private static let others: [Mistake] = [
    Mistake(
      24...26, "  type: chained\n  schedulers: [\(fall), {type: lineer}]",
      "25:56: error: unknown scheduler 'lineer'; did you mean 'linear'?"),
    Mistake(
      24...26, "  type: repeat\n  length: 0\n  scheduler: \(fall)",
      "25:11: error: scheduler.length: expected at least one epoch, found '0'"),
    Mistake(
      24...26, "  type: repeat\n  length: 5\n  times: 0\n  scheduler: \(fall)",
      "26:10: error: scheduler.times: expected a whole number of at least 1, found '0'"),
    Mistake(
      24...26, "  type: repeat\n  length: 5\n  times: 3\n  scheduler: \(fall)",
      "24:9: warning: scheduler: the schedule has 15 epochs, the run 20 epochs; its last value "
        + "holds from there on"),
    Mistake(
      24...26, "  type: repeat\n  length: 30\n  scheduler: \(fall)",
      "25:11: warning: scheduler.length: the schedule has 30 epochs, the run 20 epochs; its end "
        + "is not reached"),
    Mistake(
      24...26, "  type: repeat\n  length: 5\n  scheduler: {type: lambda, lr: 0.9 ** epoch}",
      "26:33: error: scheduler.scheduler.lr: 'epoch' counts from the start of the run and does "
        + "not repeat; use 't', which begins anew with each repetition"),
    Mistake(
      24...26, "  type: exponential\n  gamma: 0.9\n  warmup: 5ep",
      "26:11: error: scheduler.warmup: expected a mapping, found '5ep'"),
    Mistake(
      24...26, "  type: exponential\n  gamma: 0.9\n  warmup: {lenght: 5ep}",
      "26:12: error: unknown key 'lenght' in scheduler.warmup; did you mean 'length'?"),
    Mistake(
      24...26,
      "  type: exponential\n  gamma: 0.9\n"
        + "  warmup: {length: 5ep, shape: exponential, start_factor: 0}",
      "26:59: error: scheduler.warmup.start_factor: must be positive and finite, but is 0.0"),
    Mistake(
      24...26, "  type: exponential\n  gamma: 0.9\n  warmup: {length: 25}",
      "26:20: warning: scheduler.warmup.length: what follows the warm-up begins after 25 epochs, "
        + "the run has 20 epochs; it is not reached"),
    Mistake(
      24...26, "  type: exponential\n  gamma: 0.9\n  warmup: {length: 5, start_factor: 0}",
      "26:11: warning: scheduler.warmup: at epoch 0 the value of group 'biases' is 0, so that "
        + "nothing is learnt"),
    Mistake(
      24...26,
      "  type: repeat\n  length: 5\n  scheduler: "
        + String(repeating: "{type: repeat, length: 5, scheduler: ", count: 8) + fall
        + String(repeating: "}", count: 8),
      "26:310: error: scheduler.scheduler.scheduler.scheduler.scheduler.scheduler.scheduler."
        + "scheduler.scheduler.scheduler: schedulers stand in one another at most 8 deep"),
  ]

  private static let knobs: [Mistake] = [
    Mistake(
      24...26, "  type: per_knob",
      "24:9: warning: scheduler: nothing is scheduled; give one of lr, momentum, dampening, "
        + "weight_decay, beta1, beta2"),
    Mistake(
      24...26, "  type: per_knob\n  lr: \"0.1 - mometum\"",
      "25:14: error: scheduler.lr: unknown name 'mometum'; did you mean 'momentum'?"),
    Mistake(
      24...26, "  type: per_knob\n  lr: momentum / 9\n  momentum: \"1 - lr\"",
      "25:7: error: scheduler.lr: knobs depend on one another in a circle: lr → momentum → lr"),
    Mistake(
      24...26, "  type: per_knob\n  momentum: [0.9, \"momentum / 2\", 3]",
      "25:13: error: scheduler.momentum: 3 values for 2 groups (biases, default)",
      "25:19: error: scheduler.momentum.1: depends on itself; its base value is called 'base'"),
    Mistake(
      24...26, "  type: per_knob\n  beta2: 0.99",
      "25:10: error: scheduler.beta2: the optimizer has no beta2 to schedule; it has lr, "
        + "momentum, dampening, weight_decay"),
    Mistake(
      24...26, "  type: per_knob\n  lr: \"0.1 * beta1\"",
      "25:7: error: scheduler.lr: the optimizer has no beta1 to depend on; it has lr, momentum, "
        + "dampening, weight_decay"),
    Mistake(
      24...26, "  type: per_knob\n  momentum: [0.9, 0.8, 0.7]",
      "25:13: error: scheduler.momentum: 3 values for 20 epochs; give one value for each epoch"),
    Mistake(
      24...26, "  type: per_knob\n  lr: {type: per_knob, lr: 0.1}",
      "25:14: error: scheduler.lr: per_knob has no place under lr, where one knob moves"),
    Mistake(
      24...26, "  type: per_knob\n  weight_decay: {type: lambda, lr: 0.1}",
      "25:36: error: scheduler.weight_decay.lr: here only weight_decay is scheduled, not lr"),
    Mistake(
      24...26, "  type: per_knob\n  momentum: {type: linear, end_factor: 2, total_iters: 4}",
      "25:20: warning: scheduler.momentum: at epoch 2 the value of group 'biases' is 1 or more, "
        + "so that nothing is forgotten"),
    Mistake(
      18...26,
      "  type: adam\n  lr: 0.1\n  groups:\n    - {name: biases, params: \"*.bias\"}\nscheduler:\n"
        + "  type: per_knob\n  momentum: 0.9\n  beta1: 0.8",
      "25:10: error: scheduler.beta1: momentum is beta1 here; give a schedule for one of them"),
  ]
}
