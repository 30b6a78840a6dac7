import Randomness

/// The order in which samples are trained on: a pure function of seed and epoch.
public struct SampleOrder: Sendable, Equatable {
  /// The samples to go through in every epoch.
  public let indices: [Int]
  /// How many samples a batch has, but for a last one that may be shorter.
  public let batchSize: Int
  /// Whether every epoch has an order of its own.
  public let shuffle: Bool
  /// Decides the orders.
  public let seed: UInt64
  /// Whether a last batch that would be shorter is left out.
  public let dropLast: Bool

  /// Describes an order.
  ///
  /// - Parameters:
  ///   - indices: the samples, as they are numbered in ``Samples``; at least one.
  ///   - batchSize: the samples of a batch, at least 1; nil for all of them.
  ///   - shuffle: whether every epoch has an order of its own; if not, it is that of `indices`.
  ///   - seed: decides the orders.
  ///   - dropLast: whether a last batch that would be shorter is left out; a batch size beyond
  ///     the number of samples then leaves no batch at all.
  public init(
    indices: [Int], batchSize: Int?, shuffle: Bool, seed: UInt64, dropLast: Bool = false
  ) {
    let batchSize = batchSize ?? indices.count
    precondition(!indices.isEmpty, "an order needs samples")
    precondition(batchSize > 0, "a batch needs samples")
    self.indices = indices
    self.batchSize = batchSize
    self.shuffle = shuffle
    self.seed = seed
    self.dropLast = dropLast
  }

  /// How many batches an epoch has.
  public var batchesPerEpoch: Int {
    let (whole, rest) = indices.count.quotientAndRemainder(dividingBy: batchSize)
    return whole + (rest > 0 && !dropLast ? 1 : 0)
  }

  /// The samples in the order of an epoch, counted from 0.
  ///
  /// It costs time proportional to the samples: ask once an epoch and take batches from it
  /// by ``batch(_:)``. Where one batch takes all samples their order decides nothing and stays.
  public func order(epoch: Int) -> [Int] {
    guard shuffle && batchSize < indices.count else { return indices }
    var order = indices
    var stream = RandomStream(
      seed: seed, purpose: .order, index: UInt64(truncatingIfNeeded: epoch))
    stream.shuffle(&order)
    return order
  }

  /// Where a batch, counted from 0 in each epoch, lies in the epoch's order.
  public func batch(_ index: Int) -> Range<Int> {
    precondition(0 <= index && index < batchesPerEpoch, "the epoch has no such batch")
    let start = index * batchSize
    return start..<start + min(batchSize, indices.count - start)
  }
}
