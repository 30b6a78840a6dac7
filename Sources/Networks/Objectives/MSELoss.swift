public import Declarations

/// The mean of squared differences.
public struct MSELoss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "mse", Self(), "The mean of squared differences.", formula: "mean((y − t)²)",
    pytorch: "nn.MSELoss")
}
