internal import Datasets
internal import Experiments
internal import Training

/// The samples of a spec, normalized and divided, with the order in which they are taken.
package struct PreparedData: Sendable {
  /// All samples.
  let samples: Samples
  /// The order of the samples that are trained on.
  let order: SampleOrder
  /// The samples that are held out.
  let validation: ValidationSet?
  /// The samples that are measured on once, at the end.
  let test: ValidationSet?
  /// Random changes to images that are trained on.
  let augmentations: [any Augmentation]
  /// Identifies what the samples were made from.
  let digest: String
  /// What the run's folder tells of the samples.
  let record: DataRecord
  /// What is told of the reading of the files.
  let notes: [String]
  /// Whether the samples are known, but not in memory: they can be checked against and not trained on.
  let isUnread: Bool

  /// What samples take of the memory that are held out, and are not among all.
  let otherByteCount: Int

  /// What all samples take of the memory.
  var byteCount: Int { samples.byteCount + otherByteCount }

  /// All that a spec is checked against.
  var facts: DataFacts {
    let sizes = order.batchSizes.distinct.flatMap { size in
      let rest = order.sampleCount(batchSize: size) % size
      return rest == 0 ? [size] : [size, rest]
    }
    return DataFacts(
      inputShape: samples.inputShape, targets: samples.targets.form,
      classNames: record.classes?.columnNames, batches: order.batches,
      batchSizes: order.batchSizes, smallestBatch: sizes.reduce(order.indices.count, min))
  }
}
