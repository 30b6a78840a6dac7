import Datasets
import Testing

@Suite struct ByteSamplesTests {
  /// Every byte once, as images of two channels.
  static let samples = Samples(
    inputShape: [2, 2, 4], count: 16, pixels: Array(0...255), targets: .none)

  /// The same samples as numbers.
  static var floats: Samples {
    Samples(
      inputShape: [2, 2, 4], count: 16, inputs: (0...255).map { Float($0) / 255 }, targets: .none)
  }

  @Test func `a byte is its 255th part, to the nearest float`() {
    let inputs = Self.samples.inputs
    #expect(inputs[0] == 0 && inputs[255] == 1)
    #expect(inputs == (0...255).map { Float($0) / 255 })
  }

  @Test(arguments: [
    Normalization(mean: [0.1307], standardDeviation: [0.3081]),
    Normalization(mean: [0.4914, 0.4465], standardDeviation: [0.247]),
    Normalization(mean: [0.5], standardDeviation: [0.25, 0.5]),
  ])
  func `normalized bytes are normalized numbers`(_ normalization: Normalization) throws {
    var (bytes, floats) = (Self.samples, Self.floats)
    for _ in 0..<2 {
      try normalization.apply(to: &bytes)
      try normalization.apply(to: &floats)
      // The numbers are below 16, and each way rounds a few times.
      for (a, b) in zip(bytes.inputs, floats.inputs) { #expect(abs(a - b) < 4e-6) }
      for (a, b) in zip(bytes.zero, floats.zero) { #expect(abs(a - b) < 4e-6) }
    }
  }

  @Test func `zero is what black has become, of each channel`() throws {
    for samples in [Self.samples, Self.floats] {
      var samples = samples
      #expect(samples.zero == [0])
      try Normalization(mean: [0.5, 1], standardDeviation: [0.25]).apply(to: &samples)
      #expect(samples.zero == [-2, -4])
      try Normalization(mean: [-1], standardDeviation: [2]).apply(to: &samples)
      #expect(samples.zero == [-0.5, -1.5])
    }
  }

  @Test func `rows are gathered as numbers in any order`() throws {
    var samples = Self.samples
    try Normalization(mean: [0.5, 0.25], standardDeviation: [2, 4]).apply(to: &samples)
    let all = samples.inputs
    var batch = [Float](repeating: -9, count: 3 * 16 + 1)
    var span = batch.mutableSpan
    samples.gather([5, 0, 5, 15][1...], into: &span)
    let expected: [Float] = [0, 5, 15].flatMap { (row: Int) in all[16 * row..<16 * row + 16] }
    #expect(Array(batch[..<48]) == expected)
    #expect(batch[48] == -9)
  }
}
