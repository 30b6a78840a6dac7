import Declarations

extension Metric {
  /// The metric `auroc`.
  public static let auroc = Metric(AreaUnderROC())
}

/// The area under the receiver operating characteristic.
struct AreaUnderROC: ColumnMetric {
  static let declaration = Declaration<Self>(
    "auroc", Self(), "The area under the ROC curve, each class against the rest, as the mean.",
    formula: """
      mean over classes of P(p of a sample of the class > p of another) + P(they are equal)/2
      p = softmax(y), or σ(y) under bce_with_logits; of two classes the second alone
      nan where the samples of a class are none or all
      """,
    source: "scikit-learn, roc_auc_score(multi_class='ovr')")

  static let isGreaterBetter = true
  static let domain = MetricDomain.labels

  func value(of ranked: RankedOutputs) -> Double { ranked.classes.map(\.areaUnderROC).mean }
}
