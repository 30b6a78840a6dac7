public import Declarations

/// The binary cross-entropy of the outputs' sigmoids.
public struct BCEWithLogitsLoss: Loss {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "bce_with_logits", Self(), "The binary cross-entropy of the outputs' sigmoids.",
    formula: "mean(−t log σ(y) − (1 − t) log(1 − σ(y)))", pytorch: "nn.BCEWithLogitsLoss")

  /// Outputs are logits.
  public var takesLogits: Bool { true }

  /// Probabilities.
  public func suspicion(after layer: any Layer) -> String? {
    suspicionOfProbabilities(after: layer)
  }
}
