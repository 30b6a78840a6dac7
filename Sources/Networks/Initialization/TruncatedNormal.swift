public import Declarations

/// Normally distributed, but for what lies beyond the bounds, which is drawn again.
public struct TruncatedNormal: Initialization {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "trunc_normal", Self(), "Numbers that are normally distributed within bounds.",
    pytorch: "nn.init.trunc_normal_",
    arguments: [
      .optional(\.mean, "mean", .number(.float), "mean without the bounds"),
      .optional(\.std, "std", .number(.positiveFloat), "standard deviation without the bounds"),
      .optional(\.a, "a", .number(.float), "lower bound"),
      .optional(\.b, "b", .number(.float), "upper bound"),
    ])

  /// The mean without the bounds.
  public var mean = 0.0
  /// The standard deviation without the bounds.
  public var std = 1.0
  /// The lower bound.
  public var a = -2.0
  /// The upper bound.
  public var b = 2.0

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer {
    .truncatedNormal(mean: mean, standardDeviation: std, low: a, high: b)
  }

  /// PyTorch warns of a mean far outside the bounds, where its own method fails; so few numbers
  /// would lie within that this is taken as a mistake.
  public func mistake(for shape: [Int]) -> String? {
    if !(std > 0) { return "std of \(kind) must be above 0" }
    if !(a < b) {
      return "the lower bound a of \(kind), \(a), is not below the upper bound b, \(b)"
    }
    return mean >= a - 2 * std && mean <= b + 2 * std
      ? nil : "the mean of \(kind) is more than 2 std from the range [\(a), \(b)]"
  }
}
