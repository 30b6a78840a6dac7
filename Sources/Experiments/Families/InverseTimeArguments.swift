internal import Schedules

/// One over the time; Keras's names.
struct InverseTimeArguments: ScheduleArguments {
  private let rate: Double
  private let steps: Located<Duration>
  private let staircase: Bool

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let rate = fields.required("decay_rate") { context.number($0, at: $1, .notNegative) }
    let steps = context.length("decay_steps", default: Duration(1, .own), &fields)
    let staircase = fields.boolean("staircase", default: false)
    guard let rate, let steps, let staircase else { return nil }
    self.rate = rate
    self.steps = steps
    self.staircase = staircase
  }

  var lengths: [Located<Duration>] { [steps] }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    guard let count = check.steps(steps) else { return nil }
    return try InverseTimeDecay(decayRate: rate, decaySteps: count, staircase: staircase)
  }
}
