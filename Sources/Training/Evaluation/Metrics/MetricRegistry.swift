public import Declarations

/// The metrics that a spec can name.
public enum MetricRegistry {
  /// One row a metric.
  public static let all = Registry<any MetricDefinition.Type>(
    "metric",
    [
      Accuracy.self, TopK.self, BalancedAccuracy.self, PrecisionScore.self, Recall.self, F1.self,
      MatthewsCorrelation.self, AreaUnderROC.self, AveragePrecision.self, LogLoss.self,
      Perplexity.self, BrierScore.self, CalibrationError.self, ConfusionMatrix.self,
      MeanAbsoluteError.self, MeanSquaredError.self, RootMeanSquaredError.self,
      DeterminationCoefficient.self, ExplainedVariance.self, MeanAbsolutePercentageError.self,
      MaxError.self, PearsonCorrelation.self, SpearmanCorrelation.self,
    ],
    head: { $0.head }, facts: { $0.facts })

  /// The column of a name, without `validation.` or `train.`; nil for a name that no metric can have.
  public static func column(named name: String) -> Metric? {
    all.members.lazy.compactMap { $0.column(named: name) }.first
  }

  /// Those that are no number, but a table.
  static var tables: [any MetricDefinition] {
    all.members.map { (type) -> any MetricDefinition in type.init() }.filter { $0.isTable }
  }

  /// Names of columns that messages offer.
  public static let columnNames = all.members.flatMap { $0.columnNames }
}
