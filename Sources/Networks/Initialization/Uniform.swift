public import Declarations

/// Evenly distributed in [a, b).
public struct Uniform: Initialization {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "uniform", Self(), "Numbers that are evenly distributed in [a, b).",
    pytorch: "nn.init.uniform_",
    arguments: [
      .optional(\.a, "a", .number(.float), "lower bound"),
      .optional(\.b, "b", .number(.float), "upper bound"),
    ])

  /// The lower bound.
  public var a = 0.0
  /// The upper bound.
  public var b = 1.0

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer { .uniform(low: a, high: b) }

  /// Bounds in the wrong order fill nothing.
  public func mistake(for shape: [Int]) -> String? {
    a <= b ? nil : "the lower bound a of uniform, \(a), is above the upper bound b, \(b)"
  }
}
