/// When a run that no longer improves ends before its length.
public struct EarlyStopping: Sendable, Hashable {
  /// The number of evaluations in a row without an improvement that ends the run, at least 1.
  public var patience: Int

  /// By how much a value must be better than the best one to be an improvement; not negative.
  public var minDelta: Double

  /// Makes a rule.
  public init(patience: Int, minDelta: Double = 0) {
    self.patience = patience
    self.minDelta = minDelta
  }
}
