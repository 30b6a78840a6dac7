package import Declarations

/// Whole numbers that are equally likely, or whose logarithms are.
package struct IntAxis: AxisKind {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "int", Self(), "Whole numbers between two ends, all equally likely.",
    arguments: [
      .required(\.low, "low", .wholeNumber(), "the least number", example: "1"),
      .required(\.high, "high", .wholeNumber(), "the greatest number", example: "64"),
      .optional(
        \.step, "step", .wholeNumber(.atLeast(1)), "distance of the numbers, from the least on"),
      .optional(\.log, "log", .boolean, "whether each factor is equally likely instead"),
    ])

  /// The least number.
  package var low = 1
  /// The greatest number.
  package var high = 64
  /// The distance of the numbers.
  package var step = 1
  /// Whether the logarithms are equally likely.
  package var log = false

  /// The values.
  package var domain: Domain { .int(low: low, high: high, step: step, isLogarithmic: log) }
}
