/// A schedule that is a list of values, one a step.
///
/// Steps before 0 have the first value, steps beyond the end the last.
public struct ListSchedule: Schedule, Hashable {
  /// The values from step 0 on, at least one.
  public let values: [Double]

  /// Makes a schedule of at least one value.
  ///
  /// - Throws: `ScheduleError` for an empty list, or for a value that is not finite.
  public init(_ values: [Double]) throws(ScheduleError) {
    if let problem = Self.problem(values) {
      throw ScheduleError(argument: "values", message: problem)
    }
    self.values = values
  }

  /// The value at a step, the ends continued on either side.
  public func value(at step: Int) -> Double { values[min(max(step, 0), values.count - 1)] }

  /// The number of values.
  public var length: Int? { values.count }

  /// What keeps a list from being a schedule.
  static func problem(_ values: [Double]) -> String? {
    guard !values.isEmpty else { return "the list is empty; a schedule needs at least one value" }
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return "value \(index) of the list is \(values[index]), not a finite number"
  }
}
