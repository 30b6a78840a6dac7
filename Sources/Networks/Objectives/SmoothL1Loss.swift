public import Declarations

/// The mean of squared differences near 0 and of absolute ones beyond.
public struct SmoothL1Loss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "smooth_l1", "The mean of squared differences near 0 and of absolute ones beyond.",
    formula: "mean(d²/2 where |d| < 1, else |d| − 1/2)    d = y − t", pytorch: "nn.SmoothL1Loss")

  /// Makes it.
  public init() {}
}

extension Loss where Self == SmoothL1Loss {
  /// The mean of squared differences near 0 and of absolute ones beyond.
  public static var smoothL1: Self { Self() }
}
