public import Optimizers

/// Where a run stands.
public struct Progress: Sendable, Hashable {
  /// The number of updates done.
  public let step: Int
  /// The number of updates in the run.
  public let steps: Int
  /// The number of epochs done.
  public let epoch: Int
  /// The loss of the last batch before its update.
  public let loss: Double
  /// What the last update used, for each group.
  public let hyperparameters: [Hyperparameters]
}
