public import Declarations

/// The negative of the outputs at the targets' classes, outputs being logarithms of probabilities.
public struct NLLLoss: Loss {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "nll", "The negative of the outputs at the classes; outputs are logarithms of probabilities.",
    formula: "Σ −w_c · y_c / Σ w_c, over samples of class c", pytorch: "nn.NLLLoss",
    arguments: [
      .optional(\.weight, "weight", .classWeights, "one weight a class", otherwise: "all are 1")
    ])

  /// The weight of each class; empty where all are 1.
  public var weight: [Double] = []

  /// Makes it with its defaults.
  public init() {}

  /// Classes.
  public var targetKind: TargetKind { .classes }
}

extension Loss where Self == NLLLoss {
  /// `nll` without weights.
  public static var nll: Self { Self() }
}
