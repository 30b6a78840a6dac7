public import Declarations

/// The mean of all outputs, without targets.
public struct MeanLoss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "mean", "The mean of all outputs, without targets.", formula: "mean(y)")

  /// Makes it.
  public init() {}

  /// Nothing.
  public var targetKind: TargetKind { .none }
}

extension Loss where Self == MeanLoss {
  /// The mean of all outputs, without targets.
  public static var mean: Self { Self() }
}
