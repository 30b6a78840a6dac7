internal import Schedules

/// Half a cosine again and again; PyTorch's names.
struct CosineWarmRestartsArguments: ScheduleArguments {
  private let first: Located<Duration>
  private let growth: Int
  private let minimum: Double

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let first = context.requiredLength("T_0", &fields)
    let growth = fields.integer("T_mult", default: 1, .atLeast(1))
    let minimum = fields.number("eta_min", default: 0, .notNegative)
    guard let first, let growth, let minimum else { return nil }
    self.first = first
    self.growth = growth
    self.minimum = minimum
  }

  var lengths: [Located<Duration>] { [first] }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    guard let count = check.steps(first) else { return nil }
    return try CosineWarmRestarts(firstCycle: count, growth: growth, minimum: minimum)
  }
}
