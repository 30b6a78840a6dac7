import Declarations

extension Metric {
  /// The metric `spearman`.
  public static let spearman = Metric(SpearmanCorrelation())
}

/// Spearman's rank correlation coefficient.
struct SpearmanCorrelation: ColumnMetric {
  static let declaration = Declaration<Self>(
    "spearman", Self(), "Spearman's rank correlation coefficient of outputs and targets.",
    formula: """
      mean over outputs of the correlation (pearson) of the ranks of y and t
      equal numbers have the mean of their ranks; nan where all of either are the same
      """,
    source: "SciPy, stats.spearmanr")

  static let isGreaterBetter = true
  static let domain = MetricDomain.values

  func value(of kept: KeptOutputs) -> Double {
    (0..<kept.width).map { column in
      let places = stride(from: column, to: kept.outputs.count, by: kept.width)
      return Self.correlation(
        Self.ranks(places.map { kept.outputs[$0] }), Self.ranks(places.map { kept.targets[$0] }))
    }.mean
  }

  /// Twice the ranks from 0 of some numbers, less that of the middle: whole numbers around 0.
  private static func ranks(_ numbers: [Float]) -> [Double] {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
      // A number that equals nothing, itself included, is alone.
      end = max(end, start + 1)
      for place in start..<end { ranks[order[place]] = Double(start + end - order.count) }
      start = end
    }
    return ranks
  }

  private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let (first, second) = (sum(a, a), sum(b, b))
    guard first > 0, second > 0 else { return .nan }
    return sum(a, b) / first.squareRoot() / second.squareRoot()
  }
}
