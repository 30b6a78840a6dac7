import Datasets
import Schedules
import Testing

@Suite struct SampleOrderTests {
  @Test func `every epoch is a permutation of its own, the same whenever it is asked for`() {
    let indices = Array(stride(from: 5, to: 305, by: 3))
    let order = SampleOrder(indices: indices, batchSize: 8, shuffle: true, seed: 3)
    let epochs = (0..<20).map { order.order(epoch: $0) }
    #expect(epochs.allSatisfy { $0.sorted() == indices })
    #expect(Set(epochs).count == 20)
    #expect(order.order(epoch: 7) == epochs[7])
    let other = SampleOrder(indices: indices, batchSize: 8, shuffle: true, seed: 4)
    #expect(other.order(epoch: 7) != epochs[7])
    let plain = SampleOrder(indices: indices, batchSize: 8, shuffle: false, seed: 3)
    #expect(plain.order(epoch: 7) == indices)
  }

  @Test(arguments: [nil, 100, 101])
  func `samples of a single batch keep their order`(_ batchSize: Int?) {
    let indices = Array((0..<100).reversed())
    let order = SampleOrder(indices: indices, batchSize: batchSize, shuffle: true, seed: 3)
    #expect((0..<5).allSatisfy { order.order(epoch: $0) == indices })
    let pairs = SampleOrder(indices: indices, batchSize: 99, shuffle: true, seed: 3)
    #expect(pairs.order(epoch: 0) != indices)
  }

  @Test(
    arguments: [
      (10, 5, false, [5, 5]), (10, 4, false, [4, 4, 2]), (10, 4, true, [4, 4]),
      (10, nil, false, [10]), (10, 11, false, [10]), (10, 11, true, []), (1, 1, true, [1]),
      (10, .max, false, [10]),
    ] as [(Int, Int?, Bool, [Int])])
  func `batches follow each other and the last may be short`(
    _ count: Int, _ size: Int?, _ dropLast: Bool, _ lengths: [Int]
  ) {
    let order = SampleOrder(
      indices: Array(0..<count), batchSize: size, shuffle: false, seed: 0, dropLast: dropLast)
    #expect(order.batches[0] == lengths.count)
    let batches = (0..<order.batches[0]).map { order.batch($0) }
    #expect(batches.map(\.count) == lengths)
    #expect(batches.flatMap { Array($0) } == Array(0..<lengths.reduce(0, +)))
  }

  @Test(
    arguments: [
      [0, 1, 2, 3, 4], [4, 3, 2], [1, 2, 4, 0, 1], [3, 4, 4, 4, 0], [2], [],
    ])
  func `neighbours are gathered as all others are`(_ indices: [Int]) {
    let inputs = (0..<15).map { Float($0) }
    let samples = Samples(inputShape: [3], count: 5, inputs: inputs, targets: .none)
    var gathered = [Float](repeating: -1, count: 3 * indices.count + 1)
    var span = gathered.mutableSpan
    samples.gather(indices[...], into: &span)
    var expected = indices.flatMap { index in Array(inputs[3 * index..<3 * index + 3]) }
    expected.append(-1)
    #expect(gathered == expected)
  }

  @Test func `rows are gathered in the order of the indices`() {
    let samples = Samples(
      inputShape: [2], count: 3, inputs: [1, 2, 3, 4, 5, 6],
      targets: .classes([7, 8, 9], classCount: 10))
    let indices = [9, 2, 0, 2][1...]
    var inputs = [Float](repeating: -1, count: 8)
    var classes = [Int32](repeating: -1, count: 4)
    var inputSpan = inputs.mutableSpan
    samples.gather(indices, into: &inputSpan)
    var classSpan = classes.mutableSpan
    samples.gatherClasses(indices, into: &classSpan)
    #expect(inputs == [5, 6, 1, 2, 5, 6, -1, -1])
    #expect(classes == [9, 7, 9, -1])
    let regression = Samples(
      inputShape: [1], count: 2, inputs: [0, 0], targets: .values([1, 2, 3, 4], width: 2))
    var values = [Float](repeating: 0, count: 4)
    var valueSpan = values.mutableSpan
    regression.gatherValues([1, 0], into: &valueSpan)
    #expect(values == [3, 4, 1, 2])
  }
}
