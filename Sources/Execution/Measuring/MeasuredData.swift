internal import Datasets
internal import Training

/// Samples that a finished run is measured on, and what goes with them.
struct MeasuredData {
  /// The most samples in a batch where the run's own data are not read.
  private static let usualBatchSize = 256

  /// The samples, as the run's model takes them.
  let set: ValidationSet
  /// The number of samples in a batch.
  let batchSize: Int
  /// The names of the classes; nil where they are their indices.
  let classes: [String]?
  /// What names the samples in the place of their numbers.
  var keys: [String]?
  /// The samples that lack a target, whose targets mean nothing.
  var unlabelled: Set<Int> = []
  /// Suspicions about the samples.
  var warnings: [Problem] = []

  /// Takes some of the samples that a run has read.
  init(_ set: ValidationSet, batchSize: Int, classes: [String]?, keys: [String]?) {
    (self.set, self.batchSize) = (set, batchSize)
    (self.classes, self.keys) = (classes, keys)
  }

  /// Takes all samples of another file.
  init(
    _ samples: Samples, classes: [String]?, keys: [String]?, unlabelled: Set<Int>,
    warnings: [Problem]
  ) {
    let set = ValidationSet(samples)
    self.init(
      set, batchSize: min(Self.usualBatchSize, set.indices.count), classes: classes, keys: keys)
    (self.unlabelled, self.warnings) = (unlabelled, warnings)
  }
}
