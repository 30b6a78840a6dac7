public import Declarations

/// The cross-entropy of the softmax of the outputs with the targets' classes.
public struct CrossEntropyLoss: Loss {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cross_entropy", Self(), "The cross-entropy of the outputs' softmax with the targets' classes.",
    formula: """
      Σ (−(1 − ε) · w_c · log p_c − ε/C · Σ_k w_k · log p_k) / Σ w_c, over samples
      p = softmax(y)    c = class of the sample    C = number of outputs
      ε = label_smoothing    w = weight
      """,
    pytorch: "nn.CrossEntropyLoss",
    arguments: [
      .optional(
        \.labelSmoothing, "label_smoothing", .number(.within(0, 1)),
        "share of the target that is spread over all classes"),
      .optional(
        \.weight, "weight", .classWeights, "one weight a class", otherwise: "all are 1"),
    ])

  /// The share of the target that is spread over all classes.
  public var labelSmoothing = 0.0
  /// The weight of each class; empty where all are 1.
  public var weight: [Double] = []

  /// Probabilities.
  public func suspicion(after layer: any Layer) -> String? {
    suspicionOfProbabilities(after: layer)
  }

  /// Classes.
  public var targetKind: TargetKind { .classes }
}
