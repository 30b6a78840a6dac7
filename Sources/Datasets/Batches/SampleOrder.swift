import Randomness
public import Schedules

/// The order in which samples are trained on: a pure function of seed and epoch.
public struct SampleOrder: Sendable, Equatable {
  /// The samples to go through in every epoch.
  public let indices: [Int]
  /// How many samples a batch has in each epoch, but for a last one that may be shorter.
  public let batchSizes: BatchSizes
  /// Whether every epoch has an order of its own.
  public let shuffle: Bool
  /// Decides the orders.
  public let seed: UInt64
  /// Whether a last batch that would be shorter is left out.
  public let dropLast: Bool
  /// How many batches each epoch has.
  public let batches: EpochTable

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
    precondition(!indices.isEmpty, "an order needs samples")
    self.init(
      indices: indices, batchSizes: BatchSizes(batchSize ?? indices.count), shuffle: shuffle,
      seed: seed, dropLast: dropLast)
  }

  /// Describes an order whose batches may change in size from epoch to epoch, as
  /// ``init(indices:batchSize:shuffle:seed:dropLast:)`` does where they do not.
  public init(
    indices: [Int], batchSizes: BatchSizes, shuffle: Bool, seed: UInt64, dropLast: Bool = false
  ) {
    precondition(!indices.isEmpty, "an order needs samples")
    (self.indices, self.batchSizes, self.shuffle, self.seed) = (indices, batchSizes, shuffle, seed)
    self.dropLast = dropLast
    batches = EpochTable(
      batchSizes.map {
        Self.batchCount(samples: indices.count, batchSize: $0, dropLast: dropLast)
      })
  }

  /// How many samples a batch has, in the epoch of the largest batches.
  public var batchSize: Int { batchSizes.largest }

  /// How many batches of a size an epoch of so many samples has.
  public static func batchCount(samples: Int, batchSize: Int, dropLast: Bool) -> Int {
    let (whole, rest) = samples.quotientAndRemainder(dividingBy: batchSize)
    return whole + (rest > 0 && !dropLast ? 1 : 0)
  }

  /// How many samples an epoch takes in batches of a size: all, but for a last batch that is left out.
  public func sampleCount(batchSize: Int) -> Int {
    dropLast ? indices.count - indices.count % batchSize : indices.count
  }

  /// The samples in the order of an epoch, counted from 0.
  ///
  /// It costs time proportional to the samples: ask once an epoch and take batches from it
  /// by ``batch(_:epoch:)``. Where one batch takes all samples their order decides nothing and
  /// stays.
  public func order(epoch: Int) -> [Int] {
    guard shuffle && batchSizes[epoch] < indices.count else { return indices }
    var order = indices
    var stream = RandomStream(
      seed: seed, purpose: .order, index: UInt64(truncatingIfNeeded: epoch))
    stream.shuffle(&order)
    return order
  }

  /// Where a batch, counted from 0 in each epoch, lies in the epoch's order.
  public func batch(_ index: Int, epoch: Int = 0) -> Range<Int> {
    precondition(0 <= index && index < batches[epoch], "the epoch has no such batch")
    let size = batchSizes[epoch]
    let start = index * size
    return start..<start + min(size, indices.count - start)
  }
}
