import Declarations

extension Metric {
  /// The metric `balanced_accuracy`.
  public static let balancedAccuracy = Metric(BalancedAccuracy())
}

/// The mean recall of classes.
struct BalancedAccuracy: ColumnMetric {
  static let declaration = Declaration<Self>(
    "balanced_accuracy", Self(), "The mean of the recall of the classes that there are samples of.",
    formula: "mean over classes c of Σ [argmax y = c and t = c] / Σ [t = c]",
    source: "scikit-learn, balanced_accuracy_score")

  static let isGreaterBetter = true
  static let domain = MetricDomain.oneLabel

  func value(of counts: ClassCounts) -> Double {
    counts.tallies.filter { $0.targets > 0 }.map(\.recall).mean
  }
}
