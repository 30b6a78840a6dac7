public import Declarations

/// The mean of squared differences near 0 and of absolute ones beyond.
public struct SmoothL1Loss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "smooth_l1", Self(), "The mean of squared differences near 0 and of absolute ones beyond.",
    formula: "mean(d²/2 where |d| < 1, else |d| − 1/2)    d = y − t", pytorch: "nn.SmoothL1Loss")
}
