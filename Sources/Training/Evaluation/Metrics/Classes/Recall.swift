import Declarations

extension Metric {
  /// The metric `recall`, as the mean over classes.
  public static let recall = Metric(Recall())
}

/// The share of the samples of a class that are given it.
struct Recall: AveragedMetric {
  static let declaration = Declaration<Self>(
    "recall", Self(),
    "The share of the samples of a class that are given it, as the mean over classes.",
    formula: """
      Σ [argmax y = c and t = c] / Σ [t = c], 0 where there is no sample of the class c
      the mean is over the classes that there are among targets and predictions
      """,
    source: "scikit-learn, recall_score", shorthand: "average", arguments: [averageArgument])

  var average = ClassAverage.macro
  var column: (index: Int?, name: String)?

  static func score(_ tally: ClassTally) -> Double { tally.recall }
}
