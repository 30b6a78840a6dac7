/// A hyperparameter as a pure function of time.
///
/// A schedule keeps no state: asking for any step, in any order, any number of times gives the
/// same values as a walk from 0. Steps count from 0 in the unit of the scheduler that asks.
public protocol Schedule: Sendable {
  /// The value at a step.
  ///
  /// It is defined for every `Int`: a negative step counts as 0, and each schedule documents what
  /// it holds beyond its end.
  func value(at step: Int) -> Double

  /// The value at a step for another base value than the schedule was made for.
  ///
  /// A schedule that is no function of a base value has the same values whatever it is.
  func value(at step: Int, base: Double) -> Double

  /// The number of steps that the schedule was made for, or nil where it has no end of its own.
  ///
  /// The last step is `length - 1`. A run that is longer or shorter still has a value everywhere.
  var length: Int? { get }

  /// The steps at which one part ends and the next begins, in their order: where a picture marks
  /// them, and a check looks for jumps.
  var joins: [Int] { get }
}

extension Schedule {
  /// The value at the step: there is no base value to depend on.
  public func value(at step: Int, base: Double) -> Double { value(at: step) }

  /// No end of its own.
  public var length: Int? { nil }

  /// A single part.
  public var joins: [Int] { [] }
}
