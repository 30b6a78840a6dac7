/// How often a class was there, how often the model gave it, and how often both.
struct ClassTally: Sendable, Hashable {
  /// Samples of the class to which the model gave it.
  var hits = 0
  /// Samples to which the model gave it.
  var predictions = 0
  /// Samples of the class.
  var targets = 0

  /// The share of the samples of the class that are given it; 0 where there are none.
  var recall: Double { targets == 0 ? 0 : Double(hits) / Double(targets) }

  /// The sums of two.
  static func + (a: ClassTally, b: ClassTally) -> ClassTally {
    ClassTally(
      hits: a.hits + b.hits, predictions: a.predictions + b.predictions,
      targets: a.targets + b.targets)
  }
}
