internal import Schedules

/// The first transformer's learning rate; its paper's names.
struct NoamArguments: ScheduleArguments {
  private let width: Int
  private let warmup: Located<Duration>
  private let factor: GroupSetting<Double>

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let width = fields.required("d_model") { context.integer($0, at: $1, .atLeast(1)) }
    let warmup = context.requiredLength("warmup_steps", &fields)
    let factor = context.groupNumbers("factor", default: 1, .notNegative, &fields)
    guard let width, let warmup, let factor else { return nil }
    self.width = width
    self.warmup = warmup
    self.factor = factor
  }

  var lengths: [Located<Duration>] { [warmup] }

  func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)? {
    factor.isPerGroup ? factor.place(of: group) : nil
  }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    factor.check(groups: check.groupNames, findings: check.findings)
    guard let count = check.phase(warmup) else { return nil }
    return try NoamPolicy(
      modelWidth: width, warmupSteps: count, factor: factor.perGroup { $0 })
  }
}
