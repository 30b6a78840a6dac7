/// What came out of a run.
public struct Summary: Sendable, Hashable {
  /// The best value of a metric on validation samples.
  public struct Best: Sendable, Hashable {
    /// The metric's name, `loss` among them.
    public let metric: String
    /// The value: the least for losses and errors, else the greatest.
    public let value: Double
    /// The number of updates done before the one after which it was first measured.
    public let step: Int
  }

  /// The number of updates done.
  public let steps: Int
  /// The number of passes over the training samples, a fraction where the last is not whole.
  public let epochs: Double
  /// The training loss of the last row, nil before the first.
  public let trainLoss: Double?
  /// What was measured last on validation samples, nil where nothing was.
  public let validation: Evaluation?
  /// Whether the run has ended before its length, as nothing improved.
  public let isStoppedEarly: Bool
  /// The best values, the loss first, then the metrics in their order.
  public let best: [Best]
}
