public import Declarations

/// The mean of squared differences.
public struct MSELoss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "mse", "The mean of squared differences.", formula: "mean((y − t)²)", pytorch: "nn.MSELoss")

  /// Makes it.
  public init() {}
}

extension Loss where Self == MSELoss {
  /// The mean of squared differences.
  public static var mse: Self { Self() }
}
