import Experiments
import Testing

/// What a spec can say wrong about a family, and what is suspicious about it, with no data and
/// one group.
@Suite struct FamilySpecTests {
  /// A scheduler section, the run's epochs, and all that is said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let scheduler: String
    let epochs: Int
    let findings: [String]

    init(_ scheduler: String, _ epochs: Int, _ findings: String...) {
      self.scheduler = scheduler
      self.epochs = epochs
      self.findings = findings
    }

    var testDescription: String { "\(scheduler) for \(epochs)" }
  }

  private func findings(_ item: Case, optimizer: String) -> [String] {
    let text =
      "optimizer: {\(optimizer)}\nscheduler:\n  {\(item.scheduler)}\ntrain: {epochs: \(item.epochs)}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: nil, findings: context.findings)
    return context.findings.sorted.map(\.brief)
  }

  @Test(arguments: good + degenerate + suspicions + jumps + mistakes + variants)
  func `a family's section has exactly these findings`(_ item: Case) {
    #expect(
      findings(item, optimizer: Self.optimizer(for: item.scheduler)) == item.findings)
  }

  /// The families whose values do not depend on the optimizer's.
  private static let absolute = [
    "cyclic", "noam", "piecewise_linear", "piecewise_constant", "one_cycle", "one_cycle_policy",
    "range_finder", "list, lr: [0.1, 0.01]", "list, lr: 'linspace(0.1, 0.01, epochs)'",
    "list, lr: 'linspace(0.1, 0.01, 2)'", "per_knob, lr: 'linspace(0.1, 0.01, epochs)'",
  ]

  /// An optimizer for a family, without the values that the family has of its own.
  static func optimizer(for scheduler: String) -> String {
    let isAbsolute = absolute.contains { "\(scheduler),".hasPrefix("type: \($0),") }
    return isAbsolute ? "type: sgd" : "type: sgd, lr: 0.1, momentum: 0.9"
  }

  /// Sections about which nothing is to be said, degenerate ones among them.
  static let good: [Case] = [
    Case("type: cosine_annealing, T_max: 20", 20),
    Case("type: cosine_annealing_warm_restarts, T_0: 10", 20),
    Case("type: cosine_annealing_warm_restarts, T_0: 3, T_mult: 2", 21),
    Case("type: cosine_annealing_warm_restarts, T_0: 1", 20),
    Case("type: cyclic, base_lr: 0.01, max_lr: 0.1, step_size_up: 5", 20),
    Case("type: cyclic, base_lr: 0.01, max_lr: 0.1, step_size_up: 1, step_size_down: 9", 20),
    Case("type: cyclic, base_lr: 0.01, max_lr: 0.1, step_size_up: 5, step_size_down: null", 20),
    Case(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 50%, mode: exp_range, gamma: 0.9", 20),
    Case("type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 5, scale_fn: 1 / x", 20),
    Case("type: inverse_sqrt, num_warmup_steps: 0, timescale: null", 20),
    Case("type: noam, d_model: 512, warmup_steps: 4", 20),
    Case("type: tanh", 20), Case("type: flat_cosine", 20),
    Case("type: inverse_time, decay_rate: 1", 20),
    Case("type: multiplicative, lr: 0.9, momentum: 1 if t < 3 else 0.99", 20),
    Case("type: piecewise_linear, milestones_values: [[0, 0.1], [100%, 0.01]]", 20),
    Case("type: piecewise_constant, boundaries: [5, 50%], values: [[0.1, 0.2, 0.1]]", 20),
    Case("type: one_cycle, max_lr: 1, variant: fastai, anneal_strategy: cos", 20),
    Case("type: one_cycle, max_lr: 1, variant: smith_2018, anneal_strategy: linear", 20),
    Case("type: one_cycle, max_lr: 1, three_phase: true, pct_start: 0.5", 20),
    Case("type: constant", 20), Case("type: linear", 20),
    Case("type: step, step_size: 3", 20), Case("type: multi_step, milestones: [5, 10]", 20),
    Case("type: lambda, lr: 0.9 ** t", 20),
  ]

  /// Degenerate sections: what is suspicious about them is that they are.
  static let degenerate: [Case] = [
    Case(
      "type: warmup_stable_decay, num_warmup_steps: 0, num_decay_steps: 0", 1, few("1 point")),
    Case("type: noam, d_model: 512, warmup_steps: 0", 1, few("1 point")),
    Case("type: tanh", 1, few("1 point")), Case("type: flat_cosine", 1, few("1 point")),
    Case("type: one_cycle, max_lr: 1, variant: fastai", 1, few("1 point")),
    Case("type: one_cycle, max_lr: 1, variant: smith_2018", 1, few("1 point")),
    Case("type: one_cycle, max_lr: 1, variant: pytorch", 2, few("2 points")),
    // A warm-up of 0.24 epochs begins at 0.
    Case(
      "type: warmup_stable_decay, num_warmup_steps: 1%, num_decay_steps: 50%", 24,
      "3:10: warning: scheduler: at epoch 0 the value is 0, so that nothing is learnt"),
  ]

  private static func few(_ points: String) -> String {
    "3:10: warning: scheduler: the schedule has \(points), one an epoch; give 'interval: step' for "
      + "one an update, or 'interval: epoch' if that is meant"
  }

  static let suspicions: [Case] = [
    Case(
      "type: cosine_annealing, T_max: 40", 20,
      "3:35: warning: scheduler.T_max: the schedule has 40 epochs, the run 20 epochs; its end is "
        + "not reached"),
    Case(
      "type: cosine_annealing, T_max: 10", 20,
      "3:35: warning: scheduler.T_max: the schedule has 10 epochs, the run 20 epochs; its last "
        + "value holds from there on"),
    // That a part is not reached is told once, where it begins.
    Case(
      "type: rex, warmup: {length: 20}", 20,
      "3:32: warning: scheduler.warmup.length: what follows the warm-up begins after 20 epochs, the "
        + "run has 20 epochs; it is not reached"),
    Case(
      "type: sequential, milestones: [30], schedulers: [{type: constant, factor: 1}, {type: rex}]",
      20,
      "3:35: warning: scheduler.milestones.0: scheduler 1 begins after 30 epochs, the run has 20 "
        + "epochs; it is not reached"),
    Case(
      "type: per_knob, lr: {type: rex, warmup: {length: 20}}", 20,
      "3:53: warning: scheduler.lr.warmup.length: what follows the warm-up begins after 20 epochs, "
        + "the run has 20 epochs; it is not reached"),
    // A part that is reached is longer than what is left.
    Case(
      "type: rex, T_max: 19, warmup: {length: 2}", 20,
      "3:22: warning: scheduler.T_max: the schedule has 21 epochs, the run 20 epochs; its end is "
        + "not reached"),
    Case(
      "type: tanh, warmup: {length: 21}", 20,
      "3:33: warning: scheduler.warmup.length: what follows the warm-up begins after 21 epochs, the "
        + "run has 20 epochs; it is not reached"),
    Case(
      "type: polynomial", 20,
      "3:3: warning: scheduler.total_iters: the schedule has 5 epochs, the run 20 epochs; its last "
        + "value holds from there on"),
    Case(
      "type: multi_step, milestones: [5, 30]", 20,
      "3:38: warning: scheduler.milestones.1: the schedule has 30 epochs, the run 20 epochs; its "
        + "end is not reached"),
    Case(
      "type: noam, d_model: 512, warmup_steps: 4000", 20,
      "3:44: warning: scheduler.warmup_steps: the schedule has 4000 epochs, the run 20 epochs; its "
        + "end is not reached"),
    Case(
      "type: cosine_annealing_warm_restarts, T_0: 30", 20,
      "3:47: warning: scheduler.T_0: the first cycle has 30 epochs, the run 20 epochs; its end is "
        + "not reached"),
    // ½ (1 + cos(7π/8)) and ½ (1 + cos(3π/8)) of 0.1.
    Case(
      "type: cosine_annealing_warm_restarts, T_0: 8", 20,
      "3:10: warning: scheduler: at epoch 7 the value is 0.003806, its lowest, and climbs to "
        + "0.06913 before the run ends"),
    Case(
      "type: cyclic, base_lr: 0.01, max_lr: 0.1, step_size_up: 4", 22,
      "3:41: warning: scheduler.max_lr: at epoch 8 the value is 0.01, its lowest, and climbs to "
        + "0.0775 before the run ends"),
    Case(
      "type: cyclic, base_lr: 0.01, max_lr: 0.1", 20,
      "3:3: warning: scheduler.step_size_up: the first cycle has 4000 epochs, the run 20 epochs; "
        + "its end is not reached"),
    Case(
      "type: cyclic, base_lr: 0, max_lr: 0.1, step_size_up: 5, max_momentum: 1", 20,
      "3:38: warning: scheduler.max_lr: at epoch 0 the value is 0, so that nothing is learnt",
      "3:74: warning: scheduler.max_momentum: at epoch 0 the value is 1 or more, so that nothing "
        + "is forgotten"),
    Case(
      "type: lambda, lr: abs(t - 10) / 10 + 0.01", 20,
      "3:22: warning: scheduler.lr: at epoch 10 the value is 0.001, its lowest, and climbs to 0.091 "
        + "before the run ends"),
    Case(
      "type: one_cycle, max_lr: 1, variant: smith_2018, step_size: 15", 20,
      "3:64: warning: scheduler.step_size: the way up and the way down take '15' each, the cycle "
        + "has 20 epochs; its end is not reached"),
    Case(
      "type: one_cycle, max_lr: 1, three_phase: true, pct_start: 0.6", 20,
      "3:62: warning: scheduler.pct_start: two phases of 0.6 each leave none of the cycle for the "
        + "third; the least learning rate is not reached"),
    // From the fifth step size on 0.95 − 0.1 (t − 2)/2 is below 0 where t > 21.
    Case(
      "type: one_cycle, max_lr: 1, variant: smith_2018, step_size: 1", 25,
      "3:3: warning: scheduler.max_momentum: at epoch 22 the value is below 0"),
    Case(
      "type: piecewise_constant, boundaries: [3], values: [0.1, -0.1]", 20,
      "3:55: warning: scheduler.values: at epoch 3 the value is below 0"),
    Case(
      "type: exponential, gamma: 100", 200,
      "3:10: error: scheduler: at epoch 155 the value is infinite"),
    Case(
      "type: multiplicative, lr: 1 / (t - 3)", 20,
      "3:30: error: scheduler.lr: at epoch 3 the value is not a number"),
  ]

  static let jumps: [Case] = [
    Case(
      "type: warmup_stable_decay, num_warmup_steps: 0, num_stable_steps: 9, num_decay_steps: 0", 20,
      "3:10: warning: scheduler: at epoch 9 the value jumps from 0.1 to 0",
      "3:90: warning: scheduler.num_decay_steps: the schedule has 9 epochs, the run 20 epochs; its "
        + "last value holds from there on"),
    Case(
      "type: piecewise_linear, milestones_values: [[0, 0.1], [9, 0.1], [9, 1], [20, 0]]", 20,
      "3:47: warning: scheduler.milestones_values: at epoch 9 the value jumps from 0.1 to 1"),
    // A corner is none.
    Case("type: piecewise_linear, milestones_values: [[0, 0.1], [9, 0.1], [20, 0]]", 20),
  ]

  static let mistakes: [Case] = [
    Case(
      "type: inverse_time, decay_steps: 0", 20,
      "3:3: error: missing key 'decay_rate' in scheduler"),
    Case(
      "type: inverse_time, decay_steps: 0, decay_rate: 1", 20,
      "3:37: error: scheduler.decay_steps: expected at least one epoch, found '0'"),
    Case(
      "type: cosine_annealing_warm_restarts, T_0: 1%, T_mult: 0.5", 20,
      "3:59: error: scheduler.T_mult: expected a whole number of at least 1, found '0.5'"),
    Case(
      "type: cosine_annealing_warm_restarts, T_0: 1%", 20,
      "3:47: error: scheduler.T_0: expected at least one epoch, found '1%'"),
    Case(
      "type: cyclic, base_lr: [0.01, 1], max_lr: -1, mode: triangle", 20,
      "3:46: error: scheduler.max_lr: expected a number of at least 0, found '-1'",
      "3:56: error: unknown mode 'triangle'; known: triangular, triangular2, exp_range"),
    Case(
      "type: cyclic, base_lr: [0.01, 1], max_lr: 1, step_size_up: 5", 20,
      "3:27: error: scheduler.base_lr: 2 values for 1 group (default)"),
    Case(
      "type: cyclic, base_lr: 0.01, max_lr: 1, step_size_up: 0", 20,
      "3:10: error: scheduler.step_size_down: must leave a cycle at least 1 step and no more than "
        + "can be counted"),
    Case(
      "type: cyclic, base_lr: 0.01, max_lr: 1, scale_mode: cycle", 20,
      "3:44: error: scheduler.scale_mode: there is no scale_fn to which it applies"),
    Case(
      "type: cyclic, base_lr: 0.01, max_lr: 1, scale_fn: 1 / y", 20,
      "3:58: error: scheduler.scale_fn: unknown name 'y'"),
    Case(
      "type: warmup_stable_decay, num_warmup_steps: 1, num_decay_steps: 5, decay_type: sqrt", 20,
      "3:84: error: unknown decay type 'sqrt'; known: linear, cosine, 1-sqrt"),
    Case(
      "type: noam, d_model: 0.5, warmup_steps: 4, factor: [1, 2]", 20,
      "3:25: error: scheduler.d_model: expected a whole number of at least 1, found '0.5'"),
    Case(
      "type: tanh, ub: -9", 20,
      "3:20: error: scheduler.ub: must be above lb, -7.0, but is -9.0"),
    Case(
      "type: piecewise_linear, milestones_values: [[0, 0.1, 3], 4]", 20,
      "3:48: error: scheduler.milestones_values.0: expected a pair [time, value], found a list",
      "3:61: error: scheduler.milestones_values.1: expected a pair [time, value], found '4'"),
    Case(
      "type: piecewise_linear, milestones_values: []", 20,
      "3:47: error: scheduler.milestones_values: expected at least one pair [time, value], found "
        + "a list"),
    Case(
      "type: piecewise_linear, milestones_values: [[9, 0.1], [5, 1]]", 20,
      "3:47: error: scheduler.milestones_values: must be in the order of steps, but 5 comes after "
        + "9"),
    Case(
      "type: piecewise_constant, boundaries: [3, 2], values: [0.1, 0.2]", 20,
      "3:42: error: scheduler.boundaries: must be ascending",
      "3:58: error: scheduler.values: expected 3 values, one more than the boundaries, found 2"),
    Case(
      "type: piecewise_constant, boundaries: [3, 2], values: [0.1, 0.2, 0.3]", 20,
      "3:42: error: scheduler.boundaries: must be ascending"),
    Case(
      "type: multiplicative, lr: step", 20,
      "3:30: error: scheduler.lr: 'step' cannot be known without data, which say how many steps an "
        + "epoch has"),
    Case(
      "type: flat_cosine, total_steps: 20st", 20,
      "3:36: error: scheduler.total_steps: '20st' cannot be converted without data, which say how "
        + "many steps an epoch has"),
  ]

  static let variants: [Case] = [
    Case(
      "type: one_cycle, max_lr: 1, variant: smith_2018, pct_start: 0.3, anneal_strategy: cos, "
        + "three_phase: true, final_div_factor: 3", 20,
      "3:53: error: scheduler.pct_start: variant 'smith_2018' has no 'pct_start'; step_size says "
        + "how long it goes up",
      "3:86: error: scheduler.anneal_strategy: variant 'smith_2018' takes 'linear' alone, found "
        + "'cos'",
      "3:104: error: scheduler.three_phase: variant 'smith_2018' takes false alone, found 'true'",
      "3:110: error: scheduler.final_div_factor: variant 'smith_2018' has no 'final_div_factor'; "
        + "its floor is a 1000th of the start"),
    Case(
      "type: one_cycle, max_lr: 1, variant: fastai, step_size: 3, anneal_strategy: linear", 20,
      "3:49: error: scheduler.step_size: variant 'fastai' has no 'step_size'; pct_start says how "
        + "long it goes up",
      "3:80: error: scheduler.anneal_strategy: variant 'fastai' takes 'cos' alone, found 'linear'"),
    Case(
      "type: one_cycle, max_lr: 1, step_size: 3", 20,
      "3:32: error: scheduler.step_size: variant 'pytorch' has no 'step_size'; pct_start says how "
        + "long it goes up"),
    Case(
      "type: one_cycle, max_lr: 1, variant: smith", 20,
      "3:41: error: unknown variant 'smith'; known: pytorch, fastai, smith_2018"),
  ]

  @Test func `betas of 1 are refused, as fixed ones are`() {
    let item = Case("type: list, beta1: [0.9, 1], beta2: [1, 0.99]", 2)
    #expect(
      findings(item, optimizer: "type: adam, lr: 0.1") == [
        "3:23: error: scheduler.beta1: at epoch 1 the value is 1, but a beta must be at least 0 and "
          + "below 1",
        "3:40: error: scheduler.beta2: at epoch 0 the value is 1, but a beta must be at least 0 and "
          + "below 1",
      ])
  }
}
