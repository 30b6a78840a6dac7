public import Declarations

/// Numbers that are evenly distributed, with the standard deviation of Xavier's rule.
public struct XavierUniform: Xavier {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "xavier_uniform", Self(), "Numbers that are evenly distributed, scaled by a weight's fans.",
    formula: "even within ±√3 σ    σ = gain · √(2 / (fan_in + fan_out))", source: source,
    pytorch: "nn.init.xavier_uniform_", arguments: arguments)

  /// The factor for what follows the layer.
  public var gain = 1.0

  /// The distribution of a mean of 0.
  public static func distribution(_ deviation: Double) -> Initializer {
    .uniform(deviation: deviation)
  }
}
