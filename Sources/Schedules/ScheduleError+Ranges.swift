extension ScheduleError {
  /// The problem of a number that must be finite.
  static func problem(finite argument: String, _ value: Double) -> [ScheduleError] {
    value.isFinite
      ? []
      : [ScheduleError(argument: argument, message: "must be finite, but is \(value)")]
  }

  /// The problem of a number that must be finite and not negative.
  static func problem(
    notNegative argument: String, _ value: Double, group: Int? = nil
  ) -> [ScheduleError] {
    value >= 0 && value.isFinite
      ? []
      : [
        ScheduleError(
          argument: argument, group: group,
          message: "must be finite and not negative, but is \(value)")
      ]
  }

  /// The problem of a number that must be positive and finite.
  static func problem(
    positive argument: String, _ value: Double, group: Int? = nil
  ) -> [ScheduleError] {
    value > 0 && value.isFinite
      ? []
      : [
        ScheduleError(
          argument: argument, group: group, message: "must be positive and finite, but is \(value)")
      ]
  }

  /// The problem of a number that must lie between 0 and 1.
  static func problem(
    share argument: String, _ value: Double, group: Int? = nil
  ) -> [ScheduleError] {
    (0...1).contains(value)
      ? []
      : [
        ScheduleError(
          argument: argument, group: group, message: "must lie between 0 and 1, but is \(value)")
      ]
  }

  /// The problem of a count that must reach a least one.
  static func problem(
    _ argument: String, _ value: Int, atLeast least: Int
  ) -> [ScheduleError] {
    value >= least
      ? []
      : [ScheduleError(argument: argument, message: "must be at least \(least), but is \(value)")]
  }

  /// The problem of two arguments with one value for each group, but not for the same groups.
  static func problem(
    counts first: (argument: String, values: PerGroup<Double>),
    _ second: (argument: String, values: PerGroup<Double>)
  ) -> [ScheduleError] {
    guard case .each(let low) = first.values, case .each(let high) = second.values,
      low.count != high.count
    else { return [] }
    return [
      ScheduleError(
        argument: second.argument,
        message: "has \(high.count) entries where \(first.argument) has \(low.count)")
    ]
  }
}
