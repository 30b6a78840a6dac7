public import Declarations

/// The mean of all outputs, without targets.
public struct MeanLoss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "mean", Self(), "The mean of all outputs, without targets.", formula: "mean(y)")

  /// Nothing.
  public var targetKind: TargetKind { .none }
}
