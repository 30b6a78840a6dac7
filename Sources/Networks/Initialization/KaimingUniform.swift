public import Declarations

/// Numbers that are evenly distributed, with the standard deviation of Kaiming's rule.
public struct KaimingUniform: Kaiming {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "kaiming_uniform", Self(), "Numbers that are evenly distributed, scaled by a weight's fans.",
    formula: "even within ±√3 σ    σ = gain / √fan", source: source,
    pytorch: "nn.init.kaiming_uniform_", arguments: arguments)

  /// Which of the two passes keeps its scale.
  public var mode = Fans.Mode.input
  /// What follows the layer.
  public var nonlinearity = Nonlinearity.leakyReLU
  /// The slope below 0 of `leaky_relu`.
  public var a = 0.0

  /// The distribution of a mean of 0.
  public static func distribution(_ deviation: Double) -> Initializer {
    .uniform(deviation: deviation)
  }
}
