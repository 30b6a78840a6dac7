import Declarations

extension Metric {
  /// The metric `mcc`.
  public static let mcc = Metric(MatthewsCorrelation())
}

/// Matthews' correlation coefficient.
struct MatthewsCorrelation: ColumnMetric {
  static let declaration = Declaration<Self>(
    "mcc", Self(), "Matthews' correlation coefficient of classes and predictions.",
    formula: """
      (h n − Σ p_c t_c) / √((n² − Σ p_c²) (n² − Σ t_c²)), 0 where that is 0/0
      n samples, h of them right, p_c given the class c, t_c of the class c
      """,
    source: "scikit-learn, matthews_corrcoef")

  static let isGreaterBetter = true
  static let domain = MetricDomain.oneLabel

  func value(of counts: ClassCounts) -> Double {
    func products(_ factors: (ClassTally) -> (Int, Int)) -> Double {
      counts.tallies.reduce(0) { $0 + Double(factors($1).0) * Double(factors($1).1) }
    }
    let count = Double(counts.samples)
    let shared = Double(counts.total.hits) * count - products { ($0.predictions, $0.targets) }
    let predictions = count * count - products { ($0.predictions, $0.predictions) }
    let targets = count * count - products { ($0.targets, $0.targets) }
    let product = predictions * targets
    return product == 0 ? 0 : shared / product.squareRoot()
  }
}
