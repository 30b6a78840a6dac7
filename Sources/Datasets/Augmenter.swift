import Randomness

/// Changes images of one shape at random, one augmentation after the other.
///
/// What happens to a sample in an epoch is a pure function of the seed, the epoch and the sample:
/// batches, threads and resumed runs do not change it.
struct Augmenter {
  private let augmentations: [Augmentation]
  private let channels: Int
  private let height: Int
  private let width: Int
  private let zero: [Float]
  private let seed: UInt64
  /// One channel as it was before a crop.
  private var plane: [Float]

  /// Prepares for samples, which all augmentations must fit.
  init(_ augmentations: [Augmentation], samples: Samples, seed: UInt64) {
    for augmentation in augmentations {
      if let mistake = augmentation.mistake(for: samples.inputShape) {
        preconditionFailure("an augmentation " + mistake)
      }
    }
    let isImage = samples.inputShape.count == 3
    self.augmentations = augmentations
    channels = isImage ? samples.inputShape[0] : 0
    height = isImage ? samples.inputShape[1] : 0
    width = isImage ? samples.inputShape[2] : 0
    zero = samples.zero
    self.seed = seed
    plane = [Float](repeating: 0, count: augmentations.isEmpty ? 0 : height * width)
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
    let size = channels * height * width
    precondition(indices.count * size <= inputs.count, "the samples do not fit in the span")
    guard !augmentations.isEmpty else { return }
    inputs.withUnsafeMutableBufferPointer { inputs in
      guard var image = inputs.baseAddress else { return }
      for sample in indices {
        var stream = RandomStream(
          seed: seed, purpose: .augmentation, index: UInt64(epoch) << 32 | UInt64(sample))
        for augmentation in augmentations { apply(augmentation, to: image, &stream) }
        image += size
      }
    }
  }

  private mutating func apply(
    _ augmentation: Augmentation, to image: UnsafeMutablePointer<Float>,
    _ stream: inout RandomStream
  ) {
    switch augmentation {
    case .crop(let padding, let mode):
      let down = stream.integer(below: 2 * padding + 1) - padding
      let right = stream.integer(below: 2 * padding + 1) - padding
      guard down != 0 || right != 0 else { return }
      for channel in 0..<channels {
        let black = zero[zero.count == 1 ? 0 : channel]
        shift(
          image + channel * height * width, down: down, right: right,
          fill: mode == .zero ? black : nil)
      }
    case .horizontalFlip(let probability):
      guard stream.uniform() < probability else { return }
      for row in 0..<channels * height {
        var pixels = UnsafeMutableBufferPointer(start: image + row * width, count: width)
        pixels.reverse()
      }
    case .cutout(let size):
      let top = stream.integer(below: height) - size / 2
      let left = stream.integer(below: width) - size / 2
      let columns = max(left, 0)..<min(left + size, width)
      for channel in 0..<channels {
        for row in max(top, 0)..<min(top + size, height) {
          (image + (channel * height + row) * width + columns.lowerBound)
            .update(repeating: 0, count: columns.count)
        }
      }
    }
  }

  /// Makes each pixel of a channel the one so many rows below and columns right of it.
  ///
  /// Beyond the border lies `fill` or, where that is nil, the mirror image.
  private mutating func shift(
    _ image: UnsafeMutablePointer<Float>, down: Int, right: Int, fill: Float?
  ) {
    let (height, width) = (height, width)
    plane.withUnsafeMutableBufferPointer { plane in
      guard let plane = plane.baseAddress else { return }
      plane.update(from: image, count: height * width)
      let inside = max(0, -right)..<min(width, width - right)
      for row in 0..<height {
        let target = image + row * width
        let origin = row + down
        if let fill, origin < 0 || origin >= height {
          target.update(repeating: fill, count: width)
          continue
        }
        let source = plane + Self.mirrored(origin, height) * width
        (target + inside.lowerBound).update(
          from: source + inside.lowerBound + right, count: inside.count)
        for column in 0..<inside.lowerBound {
          target[column] = fill ?? source[Self.mirrored(column + right, width)]
        }
        for column in inside.upperBound..<width {
          target[column] = fill ?? source[Self.mirrored(column + right, width)]
        }
      }
    }
  }

  /// The place within `0..<count` that a place less than `count` beyond it mirrors.
  private static func mirrored(_ place: Int, _ count: Int) -> Int {
    place < 0 ? -place : place >= count ? 2 * (count - 1) - place : place
  }
}
