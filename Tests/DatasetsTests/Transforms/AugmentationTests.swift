import Randomness
import Testing

@testable import Datasets

@Suite struct AugmentationTests {
  /// Images of two channels; no two pixels are alike and none is 0.
  private func samples(_ height: Int, _ width: Int, count: Int = 1) -> Samples {
    let size = 2 * height * width
    return Samples(
      inputShape: [2, height, width], count: count,
      inputs: (0..<count * size).map { Float($0 + 1) }, targets: .none)
  }

  /// The given samples, augmented as one batch.
  private func augmented(
    _ samples: Samples, _ augmentations: [any Augmentation], seed: UInt64 = 1, epoch: Int = 0,
    indices: [Int] = [0]
  ) -> [Float] {
    var augmenter = Augmenter(augmentations, samples: samples, seed: seed)
    var batch = [Float](repeating: 0, count: indices.count * samples.inputSize)
    var span = batch.mutableSpan
    samples.gather(indices[...], into: &span)
    augmenter.apply(to: &span, indices: indices[...], epoch: epoch)
    return batch
  }

  /// A padded 2 × 3 image, as np.pad writes it, and all its crops of 2 × 3.
  private func crops(_ padded: [[Float]]) -> Set<[Float]> {
    var crops: Set<[Float]> = []
    for y in 0...padded.count - 2 {
      for x in 0...padded[0].count - 3 {
        crops.insert([y, y + 1].flatMap { padded[$0][x..<x + 3] })
      }
    }
    return crops
  }

  // numpy: np.pad([[1, 2, 3], [4, 5, 6]], 1, constant_values=-7), and mode='reflect'.
  static let padded: [(mode: RandomCrop.PaddingMode, image: [[Float]])] = [
    (
      .zero,
      [[-7, -7, -7, -7, -7], [-7, 1, 2, 3, -7], [-7, 4, 5, 6, -7], [-7, -7, -7, -7, -7]]
    ),
    (.reflect, [[5, 4, 5, 6, 5], [2, 1, 2, 3, 2], [5, 4, 5, 6, 5], [2, 1, 2, 3, 2]]),
  ]

  @Test(arguments: padded)
  func `a crop is any part of the padded image`(
    _ mode: RandomCrop.PaddingMode, _ padded: [[Float]]
  ) {
    var samples = samples(2, 3)
    samples.zero = [-7, -8]
    var seen: Set<[Float]> = []
    for epoch in 0..<300 {
      let image = augmented(samples, [RandomCrop(padding: 1, paddingMode: mode)], epoch: epoch)
      seen.insert(Array(image[..<6]))
      // The second channel is the first plus 6, and moves with it.
      let expected: [Float] = image[..<6].map { $0 == -7 ? -8 : $0 + 6 }
      #expect(Array(image[6...]) == expected)
    }
    #expect(seen == crops(padded))
  }

  @Test func `a flip mirrors all rows as often as asked`() {
    let image: [Float] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    let mirrored: [Float] = [3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10]
    let samples = samples(2, 3)
    for (probability, range) in [
      // Six standard deviations of a binomial count around its mean.
      (0, 0...0), (1, 2000...2000), (0.5, 866...1134), (0.25, 384...616),
    ] as [(Double, ClosedRange<Int>)] {
      var flips = 0
      for epoch in 0..<2000 {
        let result = augmented(samples, [RandomHorizontalFlip(p: probability)], epoch: epoch)
        #expect(result == image || result == mirrored)
        if result == mirrored { flips += 1 }
      }
      #expect(range.contains(flips))
    }
  }

  @Test(arguments: 1...4)
  func `a cutout is a square around any pixel, clipped at the borders`(_ size: Int) {
    let (height, width) = (3, 4)
    let samples = samples(height, width)
    var expected: Set<[Bool]> = []
    for y in 0..<height {
      for x in 0..<width {
        let rows = y - size / 2..<y - size / 2 + size
        let columns = x - size / 2..<x - size / 2 + size
        expected.insert(
          (0..<2 * height * width).map {
            rows.contains($0 / width % height) && columns.contains($0 % width)
          })
      }
    }
    var seen: Set<[Bool]> = []
    for epoch in 0..<400 {
      let image = augmented(samples, [Cutout(size: size)], epoch: epoch)
      seen.insert(image.map { $0 == 0 })
      #expect(zip(image, samples.inputs).allSatisfy { $0 == 0 || $0 == $1 })
    }
    #expect(seen == expected)
  }

  @Test func `what happens depends on seed, epoch and sample alone`() {
    let samples = samples(8, 8, count: 10)
    let all: [any Augmentation] = [
      RandomCrop(padding: 3, paddingMode: .reflect), RandomHorizontalFlip(), Cutout(size: 3),
    ]
    let indices = [3, 9, 0, 4, 7]
    let whole = augmented(samples, all, epoch: 5, indices: indices)
    for (row, index) in indices.enumerated() {
      let alone = augmented(samples, all, epoch: 5, indices: [index])
      #expect(Array(whole[128 * row..<128 * row + 128]) == alone)
    }
    #expect(augmented(samples, all, epoch: 5, indices: indices) == whole)
    // The images differ by a constant, which a crop keeps: alike changes would give alike rows.
    let crops = augmented(
      samples, [RandomCrop(padding: 3, paddingMode: .reflect)], epoch: 5, indices: indices)
    let changes = indices.indices.map { row in
      crops[128 * row..<128 * row + 128].map { $0 - 128 * Float(indices[row]) }
    }
    #expect(Set(changes).count == indices.count)
    #expect(augmented(samples, all, epoch: 6, indices: indices) != whole)
    #expect(augmented(samples, all, seed: 2, epoch: 5, indices: indices) != whole)
    #expect(augmented(samples, [], epoch: 5) == Array(samples.inputs[..<128]))
  }

  static let mistakes: [(augmentation: any Augmentation, shape: [Int], message: String)] = [
    (
      RandomCrop(padding: 0), [1, 4, 4],
      "must have a padding from 1 to 3 for samples of shape [1, 4, 4], not 0"
    ),
    (
      RandomCrop(padding: 4, paddingMode: .reflect), [1, 4, 5],
      "must have a padding from 1 to 3 for samples of shape [1, 4, 5], not 4"
    ),
    (
      RandomCrop(padding: 1), [16],
      "takes images of shape [channels, height, width]; the samples are [16]"
    ),
    (RandomHorizontalFlip(p: .nan), [1, 4, 4], "must have a probability from 0 to 1"),
    (RandomHorizontalFlip(p: 1.5), [1, 4, 4], "must have a probability from 0 to 1"),
    (
      Cutout(size: 0), [1, 4, 5],
      "must have a size from 1 to 5 for samples of shape [1, 4, 5], not 0"
    ),
    (
      Cutout(size: 6), [1, 4, 5],
      "must have a size from 1 to 5 for samples of shape [1, 4, 5], not 6"
    ),
  ]

  @Test(arguments: mistakes)
  func `augmentations that do not fit say so`(
    _ augmentation: any Augmentation, _ shape: [Int], _ message: String
  ) {
    #expect(augmentation.mistake(for: shape) == message)
  }

  @Test func `augmentations that fit are no mistake`() {
    for augmentation in [
      RandomCrop(padding: 3), RandomHorizontalFlip(p: 0), RandomHorizontalFlip(p: 1),
      Cutout(size: 5),
    ] as [any Augmentation] {
      #expect(augmentation.mistake(for: [3, 4, 5]) == nil)
    }
  }
}
