public import Declarations

/// Normally distributed.
public struct Normal: Initialization {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "normal", Self(), "Numbers that are normally distributed.", pytorch: "nn.init.normal_",
    arguments: [
      .optional(\.mean, "mean", .number(.float), "mean"),
      .optional(\.std, "std", .number(.notNegativeFloat), "standard deviation"),
    ])

  /// The mean.
  public var mean = 0.0
  /// The standard deviation.
  public var std = 1.0

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer {
    .normal(mean: mean, standardDeviation: std)
  }

  /// A negative deviation fills nothing.
  public func mistake(for shape: [Int]) -> String? {
    std >= 0 ? nil : "std of normal must not be negative"
  }
}
