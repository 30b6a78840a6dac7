import Randomness

/// Changes images of one shape at random, one augmentation after the other.
///
/// What happens to a sample in an epoch is a pure function of the seed, the epoch and the sample:
/// batches, threads and resumed runs do not change it.
struct Augmenter {
  private let augmentations: [any Augmentation]
  private let shape: [Int]
  private let zero: [Float]
  private let seed: UInt64
  // Room for one channel.
  private var plane: [Float] = []

  /// Prepares for samples, which all augmentations must fit.
  init(_ augmentations: [any Augmentation], samples: Samples, seed: UInt64) {
    for augmentation in augmentations {
      if let mistake = augmentation.mistake(for: samples.inputShape) {
        preconditionFailure("an augmentation " + mistake)
      }
    }
    self.augmentations = augmentations
    shape = samples.inputShape
    zero = samples.zero
    self.seed = seed
    if !augmentations.isEmpty { plane = [Float](repeating: 0, count: shape[1] * shape[2]) }
  }

  /// Changes the samples of a batch in place.
  ///
  /// - Parameters:
  ///   - inputs: `[indices.count, channels, height, width]`, row-major.
  ///   - indices: the samples, as ``Samples`` numbers them, below 2³².
  ///   - epoch: the pass over the samples, counted from 0, below 2³².
  mutating func apply(
    to inputs: inout MutableSpan<Float>, indices: ArraySlice<Int>, epoch: Int
  ) {
    guard !augmentations.isEmpty else { return }
    let size = shape[0] * shape[1] * shape[2]
    precondition(indices.count * size <= inputs.count, "the samples do not fit in the span")
    let (augmentations, shape, zero, seed) = (augmentations, shape, zero, seed)
    inputs.withUnsafeMutableBufferPointer { inputs in
      plane.withUnsafeMutableBufferPointer { plane in
        guard let pixels = inputs.baseAddress, let plane = plane.baseAddress else { return }
        var image = AugmentedImage(
          pixels: pixels, channels: shape[0], height: shape[1], width: shape[2], zero: zero,
          plane: plane)
        for sample in indices {
          var stream = RandomStream(
            seed: seed, purpose: .augmentation, index: UInt64(epoch) << 32 | UInt64(sample))
          for augmentation in augmentations { augmentation.apply(to: image, &stream) }
          image.pixels += size
        }
      }
    }
  }
}
