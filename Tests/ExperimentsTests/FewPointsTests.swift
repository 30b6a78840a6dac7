import Experiments
import Testing

/// Schedules of so few points that nothing is left of them.
@Suite struct FewPointsTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let scheduler: String
    let train: String
    var stepsPerEpoch: Int? = 230
    let findings: [String]

    var testDescription: String { "\(scheduler) for \(train)" }
  }

  @Test(arguments: short + phases + enough)
  func `a schedule of no substance is suspicious`(_ row: Row) {
    let text = """
      optimizer: {\(FamilySpecTests.optimizer(for: row.scheduler))}
      scheduler:
        {\(row.scheduler)}
      train: {\(row.train)}
      """
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    _ = spec?.preview(stepsPerEpoch: row.stepsPerEpoch, findings: context.findings)
    #expect(context.findings.sorted.map(\.brief) == row.findings)
  }

  private static func few(_ points: String, column: Int = 10) -> String {
    "3:\(column): warning: scheduler: the schedule has \(points), one an epoch; give "
      + "'interval: step' for one an update, or 'interval: epoch' if that is meant"
  }

  /// Fewer than ten points, where nobody said that they should be as few.
  static let short = [
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1", train: "epochs: 1", findings: [few("1 point")]),
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1", train: "epochs: 2", findings: [few("2 points")]),
    Row(
      scheduler: "type: one_cycle_policy, lr: 0.1", train: "epochs: 3", findings: [few("3 points")]),
    Row(scheduler: "type: range_finder", train: "epochs: 1", findings: [few("1 point")]),
    Row(scheduler: "type: cosine_annealing", train: "epochs: 9", findings: [few("9 points")]),
    Row(
      scheduler: "type: cosine_annealing", train: "epochs: 9", stepsPerEpoch: nil,
      findings: [few("9 points")]),
    Row(scheduler: "type: lambda, lr: 1 - frac", train: "epochs: 1", findings: [few("1 point")]),
    Row(
      scheduler: "type: lambda, lr: 1 - epoch / epochs", train: "epochs: 3",
      findings: [few("3 points")]),
    Row(
      scheduler: "type: lambda, lr: 1 - t / epochs", train: "epochs: 3", findings: [few("3 points")]
    ),
    Row(
      scheduler: "type: lambda, lr: 1 - step / steps", train: "epochs: 3",
      findings: [few("3 points")]),
    Row(
      scheduler: "type: multiplicative, lr: 1 - 0.1 * t / epochs", train: "epochs: 3",
      findings: [few("3 points")]),
    Row(
      scheduler: "type: per_knob, lr: base * (1 - t / epochs)", train: "epochs: 3",
      findings: [few("3 points")]),
    Row(
      scheduler: "type: per_knob, lr: 'linspace(0.1, 0.01, epochs)'", train: "epochs: 3",
      findings: [few("3 points")]),
    Row(
      scheduler: "type: list, lr: 'linspace(0.1, 0.01, epochs)'", train: "epochs: 3",
      findings: [few("3 points")]),
    Row(
      scheduler: "type: per_knob, lr: {type: rex}", train: "epochs: 5", findings: [few("5 points")]),
    Row(
      scheduler: "type: sequential, milestones: [1], schedulers: [{type: linear, total_iters: 1}, "
        + "{type: tanh}]", train: "epochs: 4", findings: [few("4 points")]),
    Row(
      scheduler: "type: cosine_annealing, warmup: {length: 100st}", train: "epochs: 3",
      findings: [
        few("3 points"),
        "3:45: warning: scheduler.warmup.length: '100st' is 0.4348 epochs; 1 epoch is used; "
          + "'interval: step' is finer",
      ]),
    // Where an epoch is one update, a finer interval has no more points.
    Row(
      scheduler: "type: range_finder", train: "epochs: 5", stepsPerEpoch: 1,
      findings: [
        "3:10: warning: scheduler: the schedule has 5 points, one an epoch; train longer, or "
          + "'interval: epoch' if that is meant"
      ]),
    Row(
      scheduler: "type: range_finder", train: "steps: 5",
      findings: [
        "3:10: warning: scheduler: the schedule has 5 points, one a step; train longer, or "
          + "'interval: step' if that is meant"
      ]),
    // A single point is never a curve.
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1, interval: epoch", train: "epochs: 1",
      findings: [
        "3:10: warning: scheduler: the schedule has 1 point, one an epoch; give 'interval: step' "
          + "for one an update"
      ]),
  ]

  /// Phases without a step, though the interval is said.
  static let phases = [
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1, interval: epoch", train: "epochs: 2",
      findings: [
        "3:10: warning: scheduler: the way up has no epoch; 'interval: step' is finer"
      ]),
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1, interval: epoch, three_phase: true",
      train: "epochs: 4",
      findings: [
        "3:10: warning: scheduler: the way down has no epoch; 'interval: step' is finer"
      ]),
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1, pct_start: 0.05, interval: step",
      train: "steps: 12",
      findings: ["3:10: warning: scheduler: the way up has no step"]),
    Row(
      scheduler: "type: one_cycle_policy, lr: 0.1, interval: epoch", train: "epochs: 2",
      findings: ["3:10: warning: scheduler: the way up has no epoch; 'interval: step' is finer"]),
    Row(
      scheduler: "type: one_cycle_policy, lr: 0.1, interval: epoch", train: "epochs: 3",
      findings: [
        "3:10: warning: scheduler: the tail has 1 epoch, so that lr/100 is not reached; "
          + "'interval: step' is finer"
      ]),
    Row(
      scheduler: "type: one_cycle_policy, lr: 0.1, phase_ratio: 0.49", train: "epochs: 21",
      findings: [
        "3:10: warning: scheduler: the tail has 1 epoch, so that lr/100 is not reached; "
          + "'interval: step' is finer"
      ]),
    Row(
      scheduler:
        "type: warmup_stable_decay, num_warmup_steps: 0, num_decay_steps: 2%, interval: epoch",
      train: "epochs: 20",
      findings: [
        "3:69: warning: scheduler.num_decay_steps: the decay has no epoch; 'interval: step' is "
          + "finer"
      ]),
  ]

  /// What has points enough, or says each of them.
  static let enough = [
    Row(
      scheduler: "type: one_cycle, max_lr: 0.1, interval: step", train: "epochs: 1", findings: []),
    Row(scheduler: "type: range_finder", train: "steps: 10", findings: []),
    Row(scheduler: "type: cosine_annealing, interval: epoch", train: "epochs: 3", findings: []),
    Row(scheduler: "type: one_cycle_policy, lr: 0.1", train: "epochs: 10", findings: []),
    Row(
      scheduler: "type: one_cycle_policy, lr: 0.1, phase_ratio: 0.5", train: "epochs: 21",
      findings: []),
    Row(scheduler: "type: step, step_size: 2", train: "epochs: 5", findings: []),
    Row(scheduler: "type: lambda, lr: 0.9 ** epoch", train: "epochs: 3", findings: []),
    Row(scheduler: "type: list, lr: [0.1, 0.01]", train: "epochs: 2", findings: []),
    Row(scheduler: "type: list, lr: 'linspace(0.1, 0.01, 2)'", train: "epochs: 2", findings: []),
    Row(
      scheduler: "type: lambda, lr: 1 - epoch / epochs", train: "epochs: 10", findings: []),
    Row(scheduler: "type: multi_step, milestones: [3, 4]", train: "epochs: 5", findings: []),
  ]
}
