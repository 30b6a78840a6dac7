public import Declarations

/// The negative of the outputs at the targets' classes, outputs being logarithms of probabilities.
public struct NLLLoss: Loss {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "nll", Self(),
    "The negative of the outputs at the classes; outputs are logarithms of probabilities.",
    formula: "Σ −w_c · y_c / Σ w_c, over samples of class c", pytorch: "nn.NLLLoss",
    arguments: [
      .optional(\.weight, "weight", .classWeights, "one weight a class", otherwise: "all are 1")
    ])

  /// The weight of each class; empty where all are 1.
  public var weight: [Double] = []

  /// Anything but logarithms of probabilities.
  public func suspicion(after layer: any Layer) -> String? {
    guard !layer.givesLogProbabilities else { return nil }
    return
      "\(kind) takes logarithms of probabilities; end the model with log_softmax, or use cross_entropy"
  }

  /// Classes.
  public var targetKind: TargetKind { .classes }
}
