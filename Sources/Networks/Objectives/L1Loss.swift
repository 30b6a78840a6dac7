public import Declarations

/// The mean of absolute differences.
public struct L1Loss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "l1", "The mean of absolute differences.", formula: "mean(|y − t|)", pytorch: "nn.L1Loss")

  /// Makes it.
  public init() {}
}

extension Loss where Self == L1Loss {
  /// The mean of absolute differences.
  public static var l1: Self { Self() }
}
