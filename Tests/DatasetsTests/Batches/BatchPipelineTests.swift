import Randomness
import Testing

@testable import Datasets

@Suite struct BatchPipelineTests {
  private static let augmentations: [any Augmentation] = [
    RandomCrop(padding: 2), RandomHorizontalFlip(), Cutout(size: 2),
  ]

  /// Batches of 4, 4 and 3 of eleven random images.
  private func loader(_ targets: Targets = .none, dropLast: Bool = false) -> BatchLoader {
    var stream = RandomStream(seed: 4, purpose: .data)
    let pixels = (0..<11 * 75).map { _ in UInt8(truncatingIfNeeded: stream.nextWord()) }
    return BatchLoader(
      samples: Samples(inputShape: [3, 5, 5], count: 11, pixels: pixels, targets: targets),
      order: SampleOrder(
        indices: Array(0..<11), batchSize: 4, shuffle: true, seed: 1, dropLast: dropLast),
      augmentations: Self.augmentations, seed: 1)
  }

  /// All of a batch: its size, inputs, classes and values.
  private struct Content: Equatable {
    var count = 0
    var inputs = [Float](repeating: -1, count: 4 * 75)
    var classes = [Int32](repeating: -1, count: 4)
    var values = [Float](repeating: -1, count: 8)

    init(_ feed: inout some BatchFeed, step: Int, targets: Targets) {
      count = feed.advance(to: step)
      copy(&feed, targets)
    }

    mutating func copy(_ feed: inout some BatchFeed, _ targets: Targets) {
      var span = inputs.mutableSpan
      feed.copyInputs(into: &span)
      switch targets {
      case .none: break
      case .classes:
        var span = classes.mutableSpan
        feed.copyClasses(into: &span)
      case .values:
        var span = values.mutableSpan
        feed.copyValues(into: &span)
      }
    }
  }

  static let targets: [Targets] = [
    .none, .classes(Array(0..<11), classCount: 11), .values((0..<22).map(Float.init), width: 2),
  ]

  @Test(arguments: targets, [false, true])
  func `a pipeline gives the batches of its loader`(_ targets: Targets, _ dropLast: Bool) {
    var loader = loader(targets, dropLast: dropLast)
    var pipeline = BatchPipeline(loader)
    for step in 0..<40 {
      let expected = Content(&loader, step: step, targets: targets)
      #expect(Content(&pipeline, step: step, targets: targets) == expected, "step \(step)")
      #expect(expected.count == (step % 3 == 2 && !dropLast ? 3 : 4))
    }
  }

  @Test func `any step may be asked for, and again`() {
    var loader = loader(Self.targets[1])
    var pipeline = BatchPipeline(loader)
    for step in [17, 18, 18, 3, 4, 40, 39, 0] {
      let expected = Content(&loader, step: step, targets: Self.targets[1])
      #expect(Content(&pipeline, step: step, targets: Self.targets[1]) == expected)
    }
  }

  @Test func `a batch stays until the next is asked for`() {
    var pipeline = BatchPipeline(loader())
    for step in 0..<20 {
      let first = Content(&pipeline, step: step, targets: .none)
      var second = first
      second.copy(&pipeline, .none)
      #expect(first == second)
    }
  }

  @Test func `a pipeline ends wherever its thread is`() {
    for steps in 0..<50 {
      let pipeline = BatchPipeline(loader())
      for step in 0..<steps % 5 { _ = pipeline.advance(to: step) }
    }
  }

  @Test func `the loader gathers and augments its order's samples`() {
    let order = loader().order
    let samples = loader().samples
    var loader = loader()
    for step in 0..<7 {
      let content = Content(&loader, step: step, targets: .none)
      let indices = order.order(epoch: step / 3)[order.batch(step % 3)]
      var batch = [Float](repeating: -1, count: 4 * 75)
      var span = batch.mutableSpan
      samples.gather(indices, into: &span)
      var augmenter = Augmenter(Self.augmentations, samples: samples, seed: 1)
      augmenter.apply(to: &span, indices: indices, epoch: step / 3)
      #expect(content.inputs == batch && content.count == indices.count)
    }
  }

  @Test func `only large batches that cost work get a thread`() {
    func feed(_ size: Int, pixels: Bool, _ augmentations: [any Augmentation] = []) -> any BatchFeed
    {
      let samples =
        pixels
        ? Samples(
          inputShape: [1, size, size], count: 4,
          pixels: [UInt8](repeating: 0, count: 4 * size * size), targets: .none)
        : Samples(
          inputShape: [1, size, size], count: 4,
          inputs: [Float](repeating: 0, count: 4 * size * size), targets: .none)
      let order = SampleOrder(indices: [0, 1, 2, 3], batchSize: nil, shuffle: false, seed: 0)
      return BatchLoader(samples: samples, order: order, augmentations: augmentations).feed()
    }
    #expect(feed(64, pixels: false) is BatchLoader)
    #expect(feed(63, pixels: true) is BatchLoader)
    #expect(feed(63, pixels: false, [RandomHorizontalFlip()]) is BatchLoader)
    #expect(feed(64, pixels: true) is BatchPipeline)
    #expect(feed(64, pixels: false, [RandomHorizontalFlip()]) is BatchPipeline)
  }
}
