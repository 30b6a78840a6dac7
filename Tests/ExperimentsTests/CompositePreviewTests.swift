import Experiments
import Schedules
import Testing

/// What composites of a spec give, number by number.
@Suite struct CompositePreviewTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let scheduler: String
    let values: [Double]
    var knob = Knob.learningRate
    var group = 0
    var testDescription: String { scheduler }
  }

  /// Runs of 8 epochs of 10 steps, lr 0.1 and 0.2, momentum 0.9, weight decay 0.5.
  static let rows: [Row] = [
    Row(
      scheduler: "{type: sequential, milestones: [2, 50%], schedulers: [{type: constant, factor: "
        + "0.5}, {type: exponential, gamma: 0.5}, {type: exponential, gamma: 0.1}]}",
      values: [0.05, 0.05, 0.1, 0.05, 0.1, 0.01, 0.001, 0.0001]),
    Row(
      scheduler: "{type: sequential, durations: [10st, 2ep, 62.5%], schedulers: [{type: constant, "
        + "factor: 0.5}, {type: exponential, gamma: 0.5}, {type: exponential, gamma: 0.1}]}",
      values: [0.05, 0.1, 0.05, 0.1, 0.01, 0.001, 0.0001, 0.00001]),
    // A percentage is one of the run, also within a part.
    Row(
      scheduler: "{type: sequential, milestones: [3], schedulers: [{type: constant, factor: 1}, "
        + "{type: sequential, milestones: [25%], schedulers: [{type: exponential, gamma: 0.5}, "
        + "{type: constant, factor: 3, total_iters: 9}]}]}",
      values: [0.1, 0.1, 0.1, 0.1, 0.05, 0.3, 0.3, 0.3]),
    // A duration that rounds to nothing leaves its part out.
    Row(
      scheduler: "{type: sequential, durations: [4st, 8], schedulers: [{type: constant}, "
        + "{type: exponential, gamma: 0.5}]}", values: [0.1, 0.05, 0.025]),
    // A part without a length of its own is as long as its part.
    Row(
      scheduler: "{type: sequential, milestones: [3], schedulers: [{type: range_finder}, "
        + "{type: list, lr: \"linspace(1, 5, 5)\"}]}",
      values: [1e-7, 3.1622776601683795e-4, 1, 1, 2, 3, 4, 5]),
    // t and frac are those of the part, epoch and epochs those of the run.
    Row(
      scheduler: "{type: sequential, milestones: [3], schedulers: [{type: constant}, "
        + "{type: lambda, lr: 1000 * t + 100 * epoch + 10 * frac + epochs}]}",
      values: [0.1 / 3, 0.1 / 3, 0.1 / 3, 30.8, 141.05, 251.3, 361.55, 471.8]),
    Row(
      scheduler: "{type: chained, schedulers: [{type: step, step_size: 4, gamma: 0.5}, "
        + "{type: lambda, lr: 1 + epoch}]}",
      values: [0.1, 0.2, 0.3, 0.4, 0.25, 0.3, 0.35, 0.4]),
    Row(
      scheduler: "{type: repeat, length: 25%, times: 4, scheduler: {type: lambda, lr: 1 + frac}}",
      values: [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2]),
    Row(
      scheduler: "{type: exponential, gamma: 0.5, warmup: {length: 40st, start_factor: 0.2}}",
      values: [0.02, 0.04, 0.06, 0.08, 0.1, 0.05, 0.025, 0.0125]),
    Row(
      scheduler: "{type: sequential, milestones: [4], schedulers: [{type: one_cycle_policy, lr: 1, "
        + "phase_ratio: 0.5}, {type: exponential, gamma: 0.5}]}",
      values: [0.95, 0.85, 0.85, 0.95, 0.9, 0.9, 0.9, 0.9], knob: .momentum),
    Row(
      scheduler: "{type: per_knob, lr: {type: exponential, gamma: 0.5}, momentum: 1 - lr}",
      values: [0.8, 0.9, 0.95], knob: .momentum, group: 1),
    Row(
      scheduler: "{type: per_knob, weight_decay: {type: cosine_annealing, T_max: 2, eta_min: 0.1}}",
      values: [0.5, 0.3, 0.1, 0.1], knob: .weightDecay),
    Row(
      scheduler: "{type: per_knob, weight_decay: [{type: constant, factor: 0.5, total_iters: 1}, "
        + "\"linspace(0, 0.7, 8)\"]}", values: [0, 0.1, 0.2, 0.3], knob: .weightDecay, group: 1),
    Row(
      scheduler: "{type: per_knob, lr: [1, 2, 3, 4, 5, 6, 7, 8], momentum: frac * 0.7}",
      values: [0, 0.1, 0.2], knob: .momentum),
    // Under a knob a cycle's learning rate moves that knob, and a factor keeps the knob's name.
    Row(
      scheduler: "{type: per_knob, momentum: {type: one_cycle_policy, lr: 0.5, phase_ratio: 0.25}}",
      values: [0.05, 0.5, 0.5, 0.05], knob: .momentum),
    Row(
      scheduler: "{type: per_knob, momentum: {type: lambda, momentum: 1 / (1 + t)}}",
      values: [0.9, 0.45, 0.3], knob: .momentum),
  ]

  private func preview(_ scheduler: String) -> (SchedulePreview?, findings: [String]) {
    let text = """
      optimizer:
        {type: sgd, lr: 0.1, momentum: 0.9, weight_decay: 0.5, groups: [{name: a}, {name: b, lr: 0.2}]}
      scheduler: \(scheduler)
      train: {epochs: 8}
      """
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let preview = spec?.preview(stepsPerEpoch: 10, findings: context.findings)
    return (preview, context.findings.sorted.map(\.brief))
  }

  @Test(arguments: rows)
  func `a composite has its values`(_ row: Row) throws {
    let (preview, findings) = preview(row.scheduler)
    let table = try #require(preview, "\(findings)").timetable
    for (step, expected) in row.values.enumerated() {
      let value = table.value(of: row.knob, group: row.group, at: step)
      #expect(abs(value - expected) <= 1e-12 * expected, "at \(step): \(value)")
    }
  }

  @Test(arguments: [
    "{type: sequential, milestones: [20st], schedulers: [{type: constant}, {type: constant}]}",
    "{type: constant, warmup: {length: 20st}}",
    "{type: repeat, length: 20st, scheduler: {type: constant}}",
    "{type: chained, schedulers: [{type: constant, total_iters: 20st}]}",
    "{type: per_knob, lr: {type: constant, total_iters: 20st}}", "{type: per_knob, lr: 1 / steps}",
    "{type: per_knob, lr: \"linspace(0, 1, steps)\"}",
  ])
  func `a composite whose parts mix units needs the data`(_ scheduler: String) {
    let text =
      "optimizer: {type: sgd, lr: 0.1}\nscheduler: \(scheduler)\ntrain: {epochs: 8}\n"
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    #expect(spec?.schedulesNeedData == true)
    #expect(spec?.preview(stepsPerEpoch: nil, findings: context.findings) == nil)
    #expect(context.findings.sorted.map(\.message).contains { $0.contains("without data") })
  }

  @Test func `what is nested is resolved with its origins`() {
    let text = """
      optimizer: {type: sgd, lr: 0.1}
      scheduler:
        type: repeat
        length: 8
        scheduler: {type: linear, total_iters: 4, warmup: {length: 2}}
      train: {epochs: 8}
      """
    let (_, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let resolved = context.resolution.values.filter { $0.path.description.hasPrefix("scheduler.") }
    #expect(
      resolved.map { "\($0.path) \($0.origin)" } == [
        "scheduler.type spec.yaml:3:9", "scheduler.scheduler.type spec.yaml:5:21",
        "scheduler.scheduler.warmup.length spec.yaml:5:62",
        "scheduler.scheduler.warmup.shape default",
        "scheduler.scheduler.warmup.start_factor default",
        "scheduler.scheduler.start_factor default", "scheduler.scheduler.end_factor default",
        "scheduler.scheduler.total_iters spec.yaml:5:42", "scheduler.length spec.yaml:4:11",
      ])
  }
}
