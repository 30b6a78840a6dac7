public import Declarations

/// Numbers that are normally distributed, with the standard deviation of Xavier's rule.
public struct XavierNormal: Xavier {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "xavier_normal", Self(), "Numbers that are normally distributed, scaled by a weight's fans.",
    formula: "normal with deviation σ    σ = gain · √(2 / (fan_in + fan_out))", source: source,
    pytorch: "nn.init.xavier_normal_", arguments: arguments)

  /// The factor for what follows the layer.
  public var gain = 1.0

  /// The distribution of a mean of 0.
  public static func distribution(_ deviation: Double) -> Initializer {
    .normal(mean: 0, standardDeviation: deviation)
  }
}
