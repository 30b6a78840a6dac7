public import Declarations

/// The losses that a spec can name.
public enum LossRegistry {
  /// One row a loss.
  public static let all = Registry<any Loss.Type>(
    "loss",
    [
      MeanLoss.self, MSELoss.self, L1Loss.self, SmoothL1Loss.self, HuberLoss.self,
      CrossEntropyLoss.self, NLLLoss.self, BCEWithLogitsLoss.self,
    ],
    head: { $0.head }, facts: { $0.facts })
}
