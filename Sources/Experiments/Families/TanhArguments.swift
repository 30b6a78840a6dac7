internal import Schedules

/// A hyperbolic tangent; timm's names.
struct TanhArguments: ScheduleArguments {
  private let steps: Located<Duration>?
  private let lower: Double
  private let upper: Double
  private let minimum: Double

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let steps = context.optionalLength("t_initial", &fields)
    let lower = fields.number("lb", default: -7)
    let upper = fields.number("ub", default: 3)
    let minimum = fields.number("lr_min", default: 0, .notNegative)
    guard let lower, let upper, let minimum, !fields.has("t_initial") || steps != nil else {
      return nil
    }
    self.steps = steps
    self.lower = lower
    self.upper = upper
    self.minimum = minimum
  }

  var lengths: [Located<Duration>] { steps.map { [$0] } ?? [] }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    guard let count = check.stepsOrRun(steps) else { return nil }
    return try TanhDecay(
      stepsToMinimum: count, lowerBound: lower, upperBound: upper, minimum: minimum)
  }
}
