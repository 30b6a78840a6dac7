import Datasets
import Schedules
import Testing

@Suite struct BatchSizeTests {
  static let sizes: [[Int]] = [
    [4], [4, 4, 8], [1, 10, 3], [10, 7, 7, 2], [3, 1, 4, 1, 5, 9, 2, 6],
  ]

  static func samples(count: Int) -> Samples {
    Samples(
      inputShape: [2], count: count, inputs: (0..<count * 2).map(Float.init),
      targets: .values((0..<count).map { Float($0) / 8 }, width: 1))
  }

  static func order(_ sizes: [Int], dropLast: Bool = false, shuffle: Bool = true) -> SampleOrder {
    SampleOrder(
      indices: Array(0..<10), batchSizes: BatchSizes(sizes), shuffle: shuffle, seed: 5,
      dropLast: dropLast)
  }

  @Test(arguments: sizes)
  func `the batches of every epoch hold every sample once`(_ sizes: [Int]) {
    let order = Self.order(sizes)
    for epoch in 0..<sizes.count + 2 {
      let size = sizes[min(epoch, sizes.count - 1)]
      let batches = (0..<order.batches[epoch]).map { order.batch($0, epoch: epoch) }
      #expect(batches.map(\.count).reduce(0, +) == 10)
      #expect(batches.dropLast().allSatisfy { $0.count == size })
      let indices = order.order(epoch: epoch)
      #expect(batches.flatMap { indices[$0] }.sorted() == Array(0..<10))
    }
  }

  @Test(arguments: sizes)
  func `where a short batch is left out, all batches of an epoch are whole`(_ sizes: [Int]) {
    let order = Self.order(sizes, dropLast: true)
    for (epoch, size) in sizes.enumerated() {
      #expect(order.batches[epoch] == 10 / size)
      let batches = (0..<order.batches[epoch]).map { order.batch($0, epoch: epoch) }
      #expect(batches.allSatisfy { $0.count == size })
    }
  }

  @Test(arguments: sizes)
  func `any batch is what a walk from the first one comes to`(_ sizes: [Int]) {
    let loader = BatchLoader(samples: Self.samples(count: 10), order: Self.order(sizes))
    let pipeline = BatchPipeline(loader)
    var walker = loader
    let count = loader.order.batches.start(of: sizes.count + 2)
    let walk = (0..<count).map { inputs(of: &walker, at: $0) }
    #expect(walk.joined().count == 20 * (sizes.count + 2))
    for step in [count - 1, 0, count / 2, count / 3, count - 2, 1] where 0..<count ~= step {
      var jumper: any BatchFeed = loader
      #expect(inputs(of: &jumper, at: step) == walk[step])
      jumper = pipeline
      #expect(inputs(of: &jumper, at: step) == walk[step])
    }
    var feed: any BatchFeed = pipeline
    #expect((0..<count).map { inputs(of: &feed, at: $0) } == walk)
  }

  private func inputs(of feed: inout some BatchFeed, at step: Int) -> [Float] {
    var numbers = [Float](repeating: -1, count: feed.advance(to: step) * 2)
    var span = numbers.mutableSpan
    feed.copyInputs(into: &span)
    return numbers
  }

  private func inputs(of feed: inout any BatchFeed, at step: Int) -> [Float] {
    var numbers = [Float](repeating: -1, count: feed.advance(to: step) * 2)
    var span = numbers.mutableSpan
    feed.copyInputs(into: &span)
    return numbers
  }

  @Test func `sizes that do not change are one size`() {
    #expect(BatchSizes([8, 8, 8]) == BatchSizes(8))
    #expect(BatchSizes([8, 8, 8]).constant == 8)
    #expect(BatchSizes([8, 16, 16]) == BatchSizes([8, 16]))
    let sizes = BatchSizes([8, 2, 16, 2])
    #expect(sizes.constant == nil && sizes.largest == 16 && sizes.distinct == [2, 8, 16])
    #expect((0..<6).map { sizes[$0] } == [8, 2, 16, 2, 2, 2])
    let order = SampleOrder(indices: Array(0..<10), batchSize: 4, shuffle: true, seed: 5)
    #expect(order == Self.order([4, 4, 4]))
  }
}
