public import Declarations
import Networks

extension Metric {
  /// The metric `top_k` for a number of outputs, of the column `top_5` for 5.
  ///
  /// - Throws: `ArgumentError` for a number below 1.
  public static func top(_ k: Int) throws(ArgumentError) -> Metric {
    Metric(try TopK.validated { $0.k = k })
  }
}

/// The share of samples whose class is among those of the largest outputs.
struct TopK: ColumnMetric {
  static let declaration = Declaration<Self>(
    "top_k", Self(), "The share of samples whose class is among those of the k largest outputs.",
    formula: """
      mean of [t is one of the k largest of y], in the column top_5 for k = 5
      of equal outputs those of greater classes come first, but of two the first: as in scikit-learn
      """,
    source: "scikit-learn, top_k_accuracy_score", shorthand: "k",
    arguments: [
      .required(\.k, "k", .wholeNumber(.within(1, 1e6)), "how many outputs", example: "5")
    ])

  static let isGreaterBetter = true
  static let domain = MetricDomain.classes

  /// How many outputs.
  var k = 5

  var label: String { "top_\(k)" }

  func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    let mistake = Self.domain.mistake(
      of: Self.specName, under: loss, output: output, targets: targets)
    guard mistake == nil, k >= output.count else { return mistake }
    return "\(label) is always 1 for a model of \(output.count) outputs; k must be below that"
  }

  static func column(named name: String) -> Metric? {
    guard name.hasPrefix("top_"), let k = Int(name.dropFirst(4)), name == "top_\(k)" else {
      return nil
    }
    return try? .top(k)
  }

  static var columnNames: [String] { [Self().label] }

  func value(of ranks: TargetRanks) -> Double {
    Double(ranks.counts.prefix(k).reduce(0, +)) / Double(ranks.counts.reduce(0, +))
  }
}
