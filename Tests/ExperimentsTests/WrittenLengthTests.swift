import Experiments
import Schedules
import Testing

/// What becomes of lengths that are no whole steps, and of those that are left out: the values that
/// they give and what is said of them.
@Suite struct WrittenLengthTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let scheduler: String
    let values: [Double]
    let findings: [String]

    init(_ scheduler: String, _ values: [Double], _ findings: String...) {
      (self.scheduler, self.values, self.findings) = (scheduler, values, findings)
    }

    var testDescription: String { scheduler }
  }

  /// The learning rates of six epochs of 4 steps, from 0.1, and all that is said.
  @Test(arguments: real + rounded + composed + leftOut)
  func `a length gives its values`(_ row: Row) throws {
    let text = """
      optimizer: {\(FamilySpecTests.optimizer(for: row.scheduler))}
      scheduler:
        {interval: epoch, \(row.scheduler)}
      train: {epochs: 6}
      """
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let preview = spec?.preview(stepsPerEpoch: 4, findings: context.findings)
    #expect(context.findings.sorted.map(\.brief) == row.findings)
    let table = try #require(preview).timetable
    for (step, expected) in row.values.enumerated() {
      let value = table.value(of: .learningRate, group: 0, at: step)
      #expect(abs(value - expected) < 1e-12, "at \(step): \(value)")
    }
  }

  private static let away = "the schedule has"
  private static let early = "its last value holds from there on"

  /// Functions of a real length; values are those of PyTorch's closed forms, or of the formulas.
  static let real = [
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 1.5", [0.1, 0.7, 0.7, 0.1, 0.7, 0.7]),
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 25%", [0.1, 0.7, 0.7, 0.1, 0.7, 0.7]),
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 6st", [0.1, 0.7, 0.7, 0.1, 0.7, 0.7]),
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 1.5, step_size_down: 0.75, "
        + "mode: triangular2", [0.1, 0.7, 0.4, 0.325, 0.4, 0.175],
      "3:95: warning: scheduler.step_size_down: the way down is shorter than an epoch; "
        + "'interval: step' is finer"),
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 1.5, step_size_down: 2.5, "
        + "mode: exp_range, gamma: 0.5", [0.1, 0.4, 0.28, 0.145, 0.1, 0.11875]),
    // Saw teeth: every step at the foot is told.
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 1, step_size_down: 0",
      [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      "3:74: warning: scheduler.step_size_up: no epoch of a cycle is near its top, so that max_lr is "
        + "not reached; 'interval: step' is finer"),
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 0, step_size_down: 1",
      [1, 1, 1, 1, 1, 1]),
    Row(
      "type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 2, step_size_down: 0",
      [0.1, 0.55, 0.1, 0.55, 0.1, 0.55]),
    Row("type: constant, factor: 0.5, total_iters: 2.5", [0.05, 0.05, 0.05, 0.1, 0.1, 0.1]),
    Row(
      "type: linear, start_factor: 0.25, total_iters: 2.5", [0.025, 0.055, 0.085, 0.1, 0.1, 0.1]),
    Row(
      "type: polynomial, total_iters: 2.5ep, power: 2", [0.1, 0.036, 0.004, 0, 0, 0],
      "3:52: warning: scheduler.total_iters: \(away) 3 epochs, the run 6 epochs; \(early)"),
    Row(
      "type: cosine_annealing, T_max: 75%, eta_min: 0.01",
      [0.1, 0.08947199994035401, 0.06281416799501188, 0.0325, 0.012713832064634126, 0.01]),
    Row("type: step, step_size: 1.5, gamma: 0.5", [0.1, 0.1, 0.05, 0.025, 0.025, 0.0125]),
    Row(
      "type: multi_step, milestones: [1.5, 3.2], gamma: 0.5", [0.1, 0.1, 0.05, 0.05, 0.025, 0.025]),
    Row(
      "type: piecewise_constant, boundaries: [1.5, 3.2], values: [0.3, 0.2, 0.1]",
      [0.3, 0.3, 0.2, 0.2, 0.1, 0.1]),
    Row(
      "type: piecewise_linear, milestones_values: [[0, 0.1], [1.5, 0.4], [4.5, 0.1]]",
      [0.1, 0.3, 0.35, 0.25, 0.15, 0.1]),
    Row(
      "type: inverse_time, decay_rate: 0.5, decay_steps: 1.5",
      [0.1, 0.075, 0.06, 0.05, 0.3 / 7, 0.0375]),
    Row(
      "type: inverse_time, decay_rate: 0.5, decay_steps: 1.5, staircase: true",
      [0.1, 0.1, 0.2 / 3, 0.05, 0.05, 0.04]),
    Row(
      "type: inverse_sqrt, num_warmup_steps: 1.5",
      [0, 0.2 / 3, 0.08660254037844388, 0.07071067811865477, 0.06123724356957946],
      "3:27: warning: scheduler: at epoch 0 the value is 0, so that nothing is learnt"),
    Row(
      "type: noam, d_model: 4, warmup_steps: 25%",
      [0.2721655269759087, 0.35355339059327373, 0.2886751345948129, 0.25]),
    Row(
      "type: tanh, t_initial: 4.5",
      [
        0.09999991684719724, 0.09999291982160004, 0.09940067556575177, 0.06607563687658173,
        0.002236196919354416, 0,
      ]),
    Row(
      "type: flat_cosine, total_steps: 4.5, pct_start: 0.5, div_final: 10",
      [0.1, 0.1, 0.1, 0.0775, 0.020528000059645994, 0.01]),
    Row(
      "type: rex, T_max: 4.5", [0.1, 0.0875, 0.1 / 1.4, 0.05, 0.02, 0]),
    Row(
      "type: warmup_stable_decay, num_warmup_steps: 25%, num_stable_steps: 25%, "
        + "num_decay_steps: 50%", [0, 0.2 / 3, 0.1, 0.1, 0.075, 0.025],
      "3:27: warning: scheduler: at epoch 0 the value is 0, so that nothing is learnt"),
    // 45 % of six: the highest rate lies at 2.7.
    Row(
      "type: one_cycle, variant: smith_2018, max_lr: 1",
      [0.1, 0.4333333333333333, 0.7666666666666666, 0.8888888888888888, 0.5185185185185186]),
  ]

  /// Where steps must be whole the length that is used is said.
  static let rounded = [
    Row(
      "type: cosine_annealing_warm_restarts, T_0: 2.5", [0.1, 0.075, 0.025, 0.1, 0.075, 0.025],
      "3:64: warning: scheduler.T_0: '2.5' is 2.5 epochs; 3 epochs are used; 'interval: step' is "
        + "finer"),
    Row(
      "type: repeat, length: 41%, scheduler: {type: exponential, gamma: 0.5}",
      [0.1, 0.05, 0.1, 0.05, 0.1, 0.05],
      "3:43: warning: scheduler.length: '41%' is 2.46 epochs; 2 epochs are used; 'interval: step' "
        + "is finer"),
    Row(
      "type: range_finder, epochs: 5.5", [1e-7, 2.5118864315095823e-06, 6.309573444801929e-05],
      "3:49: warning: scheduler.epochs: '5.5' is 5.5 epochs; 6 epochs are used; 'interval: step' "
        + "is finer"),
    // A warm-up longer than nothing has a step.
    Row(
      "type: exponential, gamma: 0.5, warmup: {length: 1st, start_factor: 0.5}",
      [0.05, 0.1, 0.05, 0.025],
      "3:69: warning: scheduler.warmup.length: '1st' is 0.25 epochs; 1 epoch is used; 'interval: "
        + "step' is finer"),
    Row("type: exponential, gamma: 0.5, warmup: {length: 0}", [0.1, 0.05, 0.025]),
  ]

  private static let short = "1.5 epochs; 2 epochs are used; 'interval: step' is finer"

  /// Shares are rounded where they end: 1.5 is 2, and with the next share 3.
  static let composed = [
    Row(
      "type: sequential, durations: [25%, 25%, 50%], schedulers: [{type: lambda, "
        + "lr: 1 + t / 100}, {type: exponential, gamma: 0.5}, {type: cosine_annealing, T_max: 50%}]",
      [0.1, 0.101, 0.1, 0.1, 0.075, 0.025],
      "3:51: warning: scheduler.durations.0: '25%' is \(short)",
      "3:56: warning: scheduler.durations.1: '25%' is 1.5 epochs; 1 epoch is used; 'interval: "
        + "step' is finer"),
    Row(
      "type: sequential, milestones: [1.5], schedulers: [{type: constant, factor: 0.5}, "
        + "{type: exponential, gamma: 0.5}]", [0.05, 0.05, 0.1, 0.05, 0.025, 0.0125],
      "3:52: warning: scheduler.milestones.0: '1.5' is \(short)"),
    // Milestones and durations are rounded by one rule, by which the length is told.
    Row(
      "type: sequential, milestones: [2.4999999999999], schedulers: [{type: constant, factor: 0.5}, "
        + "{type: exponential, gamma: 0.5}]", [0.05, 0.05, 0.05, 0.1, 0.05, 0.025],
      "3:52: warning: scheduler.milestones.0: '2.4999999999999' is 2.5 epochs; 3 epochs are used; "
        + "'interval: step' is finer"),
    Row(
      "type: sequential, durations: [5%, 95%], schedulers: [{type: constant}, "
        + "{type: exponential, gamma: 0.5}]", [0.1, 0.05, 0.025],
      "3:51: warning: scheduler.durations.0: scheduler 0 has no epoch; 'interval: step' is finer",
      "3:55: warning: scheduler.durations.1: '95%' is 5.7 epochs; 6 epochs are used; 'interval: "
        + "step' is finer"),
    Row(
      "type: cosine_annealing, T_max: 75%, warmup: {length: 25%}", warmedUp,
      "3:74: warning: scheduler.warmup.length: '25%' is \(short)"),
    Row("type: cosine_annealing, T_max: 100%, warmup: {length: 2}", warmedUp),
  ]

  // PyTorch: SequentialLR of LinearLR(total_iters=2) and CosineAnnealingLR(T_max=4).
  private static let warmedUp = [
    0.1 / 3, 0.2 / 3, 0.1, 0.08535533905932738, 0.05, 0.014644660940672627,
  ]

  /// What is left out is the rest: of the run, behind a warm-up, of a part.
  static let leftOut = [
    Row("type: cosine_annealing", [0.1, 0.09330127018922194, 0.075, 0.05, 0.025]),
    Row("type: cosine_annealing, warmup: {length: 2}", warmedUp),
    Row("type: rex", [0.1, 0.1 / 1.1, 0.08, 0.2 / 3, 0.05]),
    Row(
      "type: sequential, milestones: [2], schedulers: [{type: linear, total_iters: 2}, "
        + "{type: cosine_annealing}]", warmedUp),
    Row(
      "type: sequential, milestones: [4], schedulers: [{type: cosine_annealing}, "
        + "{type: exponential, gamma: 0.5}]",
      [0.1, 0.08535533905932738, 0.05, 0.014644660940672627, 0.1, 0.05],
      "3:76: warning: scheduler.schedulers.0: at epoch 3 the value is 0.01464, its lowest, and "
        + "climbs to 0.05 before the run ends"),
    Row(
      "type: repeat, length: 3, scheduler: {type: cosine_annealing}",
      [0.1, 0.075, 0.025, 0.1, 0.075, 0.025]),
    Row("type: per_knob, lr: {type: cosine_annealing, warmup: {length: 2}}", warmedUp),
    Row(
      "type: chained, schedulers: [{type: cosine_annealing}, {type: constant, factor: 0.5}]",
      [0.05, 0.04665063509461097, 0.0375, 0.025, 0.0125]),
  ]
}
