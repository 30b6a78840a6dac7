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

  /// What was measured when the weights that a run keeps as its best were those of the model.
  public struct Kept: Sendable, Hashable {
    /// The number of updates done before the one after which they were measured.
    public let step: Int
    /// The mean of the batch losses of the interval until then; nil where there were none.
    public let trainLoss: Double?
    /// The training metrics of the interval until then; nil where there was no batch.
    public let trainMetrics: [Double?]
    /// The loss and the metrics on validation samples; nil where there are none.
    public let validation: Evaluation?
  }

  /// The number of updates done.
  public let steps: Int
  /// The number of passes over the training samples, a fraction where the last is not whole.
  public let epochs: Double
  /// The training loss of the last row, nil before the first; in a run that is done, that of the weights
  /// that it keeps.
  public let trainLoss: Double?
  /// The training metrics of the same, in the order of the settings; empty before the first row.
  public let trainMetrics: [Double?]
  /// What was measured last on validation samples, nil where nothing was; in a run that is done, that
  /// of the weights that it keeps.
  public let validation: Evaluation?
  /// When the weights that a run keeps as its best were measured; nil where it keeps the last.
  public let keptStep: Int?
  /// Why the run has ended before its length; nil where it has not.
  public let earlyStop: EarlyStop?
  /// After how many updates the weights were as a run that has diverged leaves them in its model: the last
  /// that were finite; nil where none were, or the run has not diverged.
  public var finiteSteps: Int?
  /// The best values, the loss first, then the metrics in their order.
  public let best: [Best]
  /// How often validation samples of each class are given each class by the weights that a run keeps which is
  /// done; nil where that was not asked for.
  public internal(set) var confusion: ConfusionTable?
}
