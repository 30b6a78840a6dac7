package import Datasets
package import Networks
package import Schedules

/// What is known of the samples once they are loaded: all that a spec is checked against.
package struct DataFacts: Sendable, Hashable {
  /// The shape of a sample's inputs.
  package var inputShape: [Int]
  /// What comes with the inputs.
  package var targets: TargetForm
  /// The names of the classes, as columns have them; nil where they are their indices.
  package var classNames: [String]?
  /// Batches in each epoch.
  package var batches: EpochTable
  /// Samples in the batches of each epoch, where that is known.
  package var batchSizes: BatchSizes?
  /// Samples in the smallest batch of an epoch.
  package var smallestBatch: Int

  package init(
    inputShape: [Int], targets: TargetForm, classNames: [String]? = nil, batches: EpochTable,
    batchSizes: BatchSizes? = nil, smallestBatch: Int
  ) {
    (self.inputShape, self.targets, self.batches) = (inputShape, targets, batches)
    (self.classNames, self.batchSizes) = (classNames, batchSizes)
    self.smallestBatch = smallestBatch
  }

  /// Updates in each epoch, of which each takes so many batches, the last one of an epoch those
  /// that are left.
  package func updates(accumulating count: Int) -> EpochTable {
    batches.map { ($0 - 1) / min(count, $0) + 1 }
  }
}
