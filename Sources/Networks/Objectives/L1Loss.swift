public import Declarations

/// The mean of absolute differences.
public struct L1Loss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "l1", Self(), "The mean of absolute differences.", formula: "mean(|y − t|)",
    pytorch: "nn.L1Loss")
}
