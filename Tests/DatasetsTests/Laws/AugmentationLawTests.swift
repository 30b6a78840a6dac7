import Declarations
import Testing

@testable import Datasets

/// Laws that hold for every augmentation that a spec can name.
@Suite struct AugmentationLawTests {
  static let cases = AugmentationRegistry.all.names.flatMap { name in
    (AugmentationCase.all[name] ?? []).indices.map { (name, $0) }
  }

  /// Two images of two channels, no two pixels alike and none 0; black is −7 and −8.
  private let samples = {
    let size = 2 * AugmentationCase.height * AugmentationCase.width
    var samples = Samples(
      inputShape: [2, AugmentationCase.height, AugmentationCase.width], count: 2,
      inputs: (0..<2 * size).map { Float($0 + 1) }, targets: .none)
    samples.zero = [-7, -8]
    return samples
  }()

  /// An image as it comes out.
  private func augmented(
    _ given: AugmentationCase, epoch: Int, seed: UInt64 = 3, sample: Int = 0
  ) -> [Float] {
    var augmenter = Augmenter([given.augmentation], samples: samples, seed: seed)
    var batch = [Float](repeating: 0, count: samples.inputSize)
    var span = batch.mutableSpan
    samples.gather([sample], into: &span)
    augmenter.apply(to: &span, indices: [sample], epoch: epoch)
    return batch
  }

  /// The image that an outcome is.
  private func image(_ outcome: AugmentationCase.Outcome) -> [Float] {
    let (height, width) = (AugmentationCase.height, AugmentationCase.width)
    return (0..<2 * height * width).map { position in
      let (channel, row, column) = (
        position / (height * width), position / width % height, position % width
      )
      switch outcome(row, column) {
      case .pixel(let row, let column):
        return samples.inputs[(channel * height + row) * width + column]
      case .black: return samples.zero[channel]
      case .nothing: return 0
      }
    }
  }

  @Test func `every augmentation has its outcomes`() {
    #expect(Set(AugmentationCase.all.keys) == Set(AugmentationRegistry.all.names))
    for (name, cases) in AugmentationCase.all {
      #expect(!cases.isEmpty)
      #expect(cases.allSatisfy { type(of: $0.augmentation).facts.name == name })
    }
  }

  @Test(arguments: cases)
  func `every outcome comes about and no other`(_ name: String, _ index: Int) throws {
    let given = try #require(AugmentationCase.all[name])[index]
    let seen = Set((0..<600).map { augmented(given, epoch: $0) })
    #expect(seen == Set(given.outcomes.map(image)))
  }

  @Test(arguments: cases)
  func `seed, epoch and sample decide`(_ name: String, _ index: Int) throws {
    let given = try #require(AugmentationCase.all[name])[index]
    func outcomes(_ seed: UInt64, _ sample: Int) -> [[Float]] {
      let first = samples.inputs[sample * samples.inputSize] - 1
      return (0..<40).map { epoch in
        augmented(given, epoch: epoch, seed: seed, sample: sample)
          .map { $0 > 0 ? $0 - first : $0 }
      }
    }
    #expect(outcomes(3, 0) == outcomes(3, 0))
    #expect(outcomes(3, 0) != outcomes(4, 0))
    #expect(outcomes(3, 0) != outcomes(3, 1))
    #expect(Set(outcomes(3, 0)).count > 1)
  }

  @Test(arguments: cases)
  func `inputs that it does not fit are told`(_ name: String, _ index: Int) throws {
    let given = try #require(AugmentationCase.all[name])[index]
    try given.augmentation.validate()
    #expect(given.augmentation.mistake(for: samples.inputShape) == nil)
    #expect(
      given.augmentation.mistake(for: [16])
        == "takes images of shape [channels, height, width]; the samples are [16]")
    if let unfit = given.unfit { #expect(given.augmentation.mistake(for: unfit) != nil) }
  }
}
