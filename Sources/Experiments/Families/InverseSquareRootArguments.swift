internal import Schedules

/// Warmup, then one over the root of the time; the names of Hugging Face's transformers.
struct InverseSquareRootArguments: ScheduleArguments {
  private let warmup: Located<Duration>
  private let timescale: Located<Duration>?

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let warmup = context.requiredLength("num_warmup_steps", &fields)
    let isDefault = fields.node("timescale")?.isNull ?? true
    let timescale = isDefault ? nil : context.optionalLength("timescale", &fields)
    guard let warmup, isDefault || timescale != nil else { return nil }
    self.warmup = warmup
    self.timescale = timescale
  }

  var lengths: [Located<Duration>] { [warmup] + (timescale.map { [$0] } ?? []) }

  var end: Located<Duration>? { warmup }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    guard let warmup = check.phase(warmup) else { return nil }
    guard let timescale else { return try InverseSquareRoot(warmupSteps: warmup) }
    guard let count = check.steps(timescale) else { return nil }
    return try InverseSquareRoot(warmupSteps: warmup, timescale: count)
  }
}
