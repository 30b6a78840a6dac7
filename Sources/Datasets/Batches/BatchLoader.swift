import Schedules

/// Gathers the batch of any training step, and augments it, when it is asked for.
public struct BatchLoader: BatchFeed {
  /// Where the samples lie.
  public let samples: Samples
  /// In what order and batches they are taken.
  public let order: SampleOrder

  private let augmentations: [any Augmentation]
  private var augmenter: Augmenter
  private var indices: [Int] = []
  private var epoch = -1
  private var batch = 0..<0

  /// Joins samples and their order.
  ///
  /// - Parameters:
  ///   - samples: where the samples lie.
  ///   - order: in what order and batches they are taken; it must have a batch.
  ///   - augmentations: what happens to the inputs, in this order; each must fit them, as
  ///     ``Augmentation/mistake(for:)`` tells.
  ///   - seed: decides what is random in the augmentations.
  public init(
    samples: Samples, order: SampleOrder, augmentations: [any Augmentation] = [], seed: UInt64 = 0
  ) {
    precondition(order.batches.shortest > 0, "an order without batches cannot be loaded")
    (self.samples, self.order, self.augmentations) = (samples, order, augmentations)
    augmenter = Augmenter(augmentations, samples: samples, seed: seed)
  }

  /// This loader, or a pipeline around it where the batches are worth a thread.
  ///
  /// They are if numbers are made from bytes or augmented, enough of them to outweigh what handing
  /// a batch over takes: a fixed rule of the shape, not of the clock. Both give the same batches.
  public func feed() -> any BatchFeed {
    var isCopied = augmentations.isEmpty
    if case .bytes = samples.storage { isCopied = false }
    let numbers = min(order.batchSize, order.indices.count) * samples.inputSize
    return isCopied || numbers < Self.pipelinedNumbers ? self : BatchPipeline(self)
  }

  /// The numbers in a batch from which making them takes longer than handing them over.
  private static let pipelinedNumbers = 16 * 1024

  /// Goes to the batch of a training step and tells its size.
  public mutating func advance(to step: Int) -> Int {
    let (epoch, number) = order.batches.position(of: step)
    if epoch != self.epoch {
      indices = order.order(epoch: epoch)
      self.epoch = epoch
    }
    batch = order.batch(number, epoch: epoch)
    return batch.count
  }

  /// Gathers the batch's inputs and augments them.
  public mutating func copyInputs(into inputs: inout MutableSpan<Float>) {
    samples.gather(indices[batch], into: &inputs)
    augmenter.apply(to: &inputs, indices: indices[batch], epoch: epoch)
  }

  /// Gathers the batch's classes; the targets must be classes.
  public func copyClasses(into classes: inout MutableSpan<Int32>) {
    samples.gatherClasses(indices[batch], into: &classes)
  }

  /// Gathers the batch's target values; the targets must be values.
  public func copyValues(into values: inout MutableSpan<Float>) {
    samples.gatherValues(indices[batch], into: &values)
  }
}
