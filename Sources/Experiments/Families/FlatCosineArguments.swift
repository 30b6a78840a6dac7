internal import Schedules

/// Flat, then half a cosine; fastai's names.
struct FlatCosineArguments: ScheduleArguments {
  private let steps: Located<Duration>?
  private let share: Double
  private let divisor: Double

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let steps = context.optionalLength("total_steps", &fields)
    let share = fields.number("pct_start", default: 0.75, .within(0, 1))
    let divisor = fields.number("div_final", default: 1e5, .positive)
    guard let share, let divisor, !fields.has("total_steps") || steps != nil else { return nil }
    self.steps = steps
    self.share = share
    self.divisor = divisor
  }

  var lengths: [Located<Duration>] { steps.map { [$0] } ?? [] }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    guard let count = check.stepsOrRun(steps) else { return nil }
    return try FlatCosine(totalSteps: count, pctStart: share, finalDivisor: divisor)
  }
}
