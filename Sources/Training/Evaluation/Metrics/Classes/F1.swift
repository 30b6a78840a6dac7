import Declarations

extension Metric {
  /// The metric `f1`, as the mean over classes.
  public static let f1 = Metric(F1())
}

/// The harmonic mean of precision and recall.
struct F1: AveragedMetric {
  static let declaration = Declaration<Self>(
    "f1", Self(), "The harmonic mean of precision and recall of a class, as the mean over classes.",
    formula: """
      2 Σ [argmax y = c and t = c] / (Σ [argmax y = c] + Σ [t = c]) of the class c, 0 of nothing
      the mean is over the classes that there are among targets and predictions
      """,
    source: "scikit-learn, f1_score", shorthand: "average", arguments: [averageArgument])

  var average = ClassAverage.macro
  var column: (index: Int?, name: String)?

  static func score(_ tally: ClassTally) -> Double {
    ratio(2 * tally.hits, of: tally.predictions + tally.targets)
  }
}
