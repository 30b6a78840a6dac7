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

  /// The number of steps of the run that the schedule was made for, or nil where it has no end of
  /// its own.
  ///
  /// From this step on the value no longer changes, and a run of so many steps ends just before
  /// it. A run that is longer or shorter still has a value everywhere.
  var length: Int? { get }
  /// The steps at which one part ends and the next begins, in their order: where a picture marks
  /// them. Where they go on for ever, the first hundred.
  var joins: [Int] { get }
  /// Those of the joins where the value is meant to go on from where it was, so that a jump there
  /// is suspicious; a drop of a step decay and a restart are none.
  var seams: [Int] { get }
  /// The number of steps in the first cycle of a schedule that begins anew again and again, nil
  /// for every other.
  var period: Int? { get }
  /// The step at which the last of its parts begins, where it has several one after another.
  var lastStart: Int { get }
  /// Whether values lie between those at the ends of their part: at a join, just before one, or
  /// at the first or last step that is asked for. Parts beyond the hundredth join stay within the
  /// bounds of those before.
  var isMonotoneBetweenJoins: Bool { get }
  /// Whether any value depends on the base value; a schedule of which none does hides it.
  var usesBase: Bool { get }
  /// How much one value takes to compute, about, in operations of an expression.
  ///
  /// Whoever walks over a whole run can tell from it whether that takes too long.
  var work: Int { get }
}

extension Schedule {
  /// The value at the step: there is no base value to depend on.
  public func value(at step: Int, base: Double) -> Double { value(at: step) }

  /// No end of its own.
  public var length: Int? { nil }

  /// A single part.
  public var joins: [Int] { [] }

  /// All joins.
  public var seams: [Int] { joins }

  /// One part.
  public var lastStart: Int { 0 }

  /// No cycles.
  public var period: Int? { nil }

  /// No: the values are its own.
  public var usesBase: Bool { false }

  /// Nothing is known of the values between.
  public var isMonotoneBetweenJoins: Bool { false }

  /// As much as a closed form takes.
  public var work: Int { 4 }
}
