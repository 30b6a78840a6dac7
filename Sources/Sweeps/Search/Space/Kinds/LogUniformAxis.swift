package import Declarations

/// Positive numbers whose logarithms are equally likely.
package struct LogUniformAxis: AxisKind {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "log_uniform", Self(), "Positive numbers between two ends, each factor being equally likely.",
    arguments: [
      .required(\.low, "low", .number(.positive), "the least number", example: "1e-4"),
      .required(\.high, "high", .number(.positive), "the greatest number", example: "1"),
    ])

  /// The least number.
  package var low = 1e-4
  /// The greatest number.
  package var high = 1.0

  /// The values.
  package var domain: Domain { .logUniform(low: low, high: high) }
}
