/// A value that a search gives to an axis.
package enum AxisValue: Sendable, Hashable {
  /// A number of a `uniform` or `log_uniform` axis.
  case number(Double)
  /// A whole number of an `int` axis.
  case integer(Int)
  /// The place of an option of a `choice` axis, from 0.
  case option(Int)

  /// The value as a number; an option counts as its place.
  package var double: Double {
    switch self {
    case .number(let number): number
    case .integer(let number), .option(let number): Double(number)
    }
  }
}
