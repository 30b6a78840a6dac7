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

  /// The number of steps that the schedule was made for, or nil where it has no end of its own.
  ///
  /// The last step is `length - 1`. A run that is longer or shorter still has a value everywhere.
  var length: Int? { get }

  /// The steps at which one part ends and the next begins, in their order: where a picture marks
  /// them, and a check looks for jumps.
  var joins: [Int] { get }

  /// How much one value takes to compute, about, in operations of an expression.
  ///
  /// Whoever walks over a whole run can tell from it whether that takes too long.
  var work: Int { get }
}

extension Schedule {
  /// No end of its own.
  public var length: Int? { nil }

  /// A single part.
  public var joins: [Int] { [] }

  /// As much as a closed form takes.
  public var work: Int { 4 }
}
