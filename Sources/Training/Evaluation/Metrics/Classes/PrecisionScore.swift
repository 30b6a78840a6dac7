import Declarations

extension Metric {
  /// The metric `precision`, as the mean over classes.
  public static let precision = Metric(PrecisionScore())
}

/// The share of the samples given a class that are of it.
struct PrecisionScore: AveragedMetric {
  static let declaration = Declaration<Self>(
    "precision", Self(),
    "The share of the samples given a class that are of it, as the mean over classes.",
    formula: """
      Σ [argmax y = c and t = c] / Σ [argmax y = c], 0 where no sample is given the class c
      the mean is over the classes that there are among targets and predictions
      """,
    source: "scikit-learn, precision_score", shorthand: "average", arguments: [averageArgument])

  var average = ClassAverage.macro
  var column: (index: Int?, name: String)?

  static func score(_ tally: ClassTally) -> Double { ratio(tally.hits, of: tally.predictions) }
}
