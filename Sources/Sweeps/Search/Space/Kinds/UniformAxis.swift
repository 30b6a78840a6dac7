package import Declarations

/// Numbers that are equally likely.
package struct UniformAxis: AxisKind {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "uniform", Self(), "Numbers between two ends, all equally likely.",
    arguments: [
      .required(\.low, "low", .number(), "the least number", example: "0.8"),
      .required(\.high, "high", .number(), "the greatest number", example: "0.99"),
      .optional(
        \.step, "step", .optional(.number(.positive)), "distance of the numbers, from the least on",
        otherwise: "any number"),
    ])

  /// The least number.
  package var low = 0.0
  /// The greatest number.
  package var high = 1.0
  /// The distance of the numbers.
  package var step: Double?

  /// The values.
  package var domain: Domain { .uniform(low: low, high: high, step: step) }
}
