import Engine
import Networks
import Testing

@Suite struct EmbeddingTests {
  static let table: [Float] = [0, 3, 6, 2, 5, 1, 4, 0, 3, 6, 2, 5, 1, 4, 0]

  /// PyTorch's `embedding` of the indices below.
  static let rows: [Float] = [1, 4, 0, 0, 3, 6, 1, 4, 0, 4, 0, 3, 4, 0, 3, 2, 5, 1]

  static func bench(_ padding: Int?, _ kernels: KernelChoice) throws -> Bench {
    let bench = try Bench(
      input: [3], [Embedding(5, 3, paddingIdx: padding), Flatten()], loss: MeanLoss(), batchSize: 2,
      kernels: kernels)
    bench.setInputs([4, 0, 4, 2, 2, 1])
    bench.model.store.setPlainValues(table, of: 0)
    return bench
  }

  @Test(arguments: KernelChoice.both, [nil, 2, -3])
  func `rows are those of the table`(_ kernels: KernelChoice, _ padding: Int?) throws {
    #expect(try Self.bench(padding, kernels).outputs() == Self.rows)
  }

  /// The loss is the mean of the 18 outputs, so that a row's gradient counts where it was taken.
  @Test(arguments: KernelChoice.both)
  func `a gradient is the sum over all places, and the padding's row has none`(
    _ kernels: KernelChoice
  ) throws {
    for (padding, third) in [(nil, 2), (2, 0), (-3, 0)] {
      let gradient = try Self.bench(padding, kernels).gradients()[0]
      let counts = [1, 1, third, 0, 2].flatMap { [Float](repeating: Float($0), count: 3) }
      for (g, count) in zip(gradient, counts) { #expect(abs(g - count / 18) < 1e-7) }
    }
  }

  /// PyTorch's `cat([embedding(x[:, :2].long()).flatten(1), x[:, 2:]], 1)`, and the gradient of its mean.
  @Test(arguments: KernelChoice.both)
  func `other inputs than the first columns stay as they are`(_ kernels: KernelChoice) throws {
    let bench = try Bench(
      input: [3], [Embedding(5, 3, columns: 2)], loss: MeanLoss(), batchSize: 2, kernels: kernels)
    bench.setInputs([4, 0, 7.5, 0, 1, -0.25])
    bench.model.store.setPlainValues(Self.table, of: 0)
    #expect(bench.outputs() == [1, 4, 0, 0, 3, 6, 7.5, 0, 3, 6, 2, 5, 1, -0.25])
    let gradient = bench.gradients()[0]
    let counts = [2, 1, 0, 0, 1].flatMap { [Float](repeating: Float($0), count: 3) }
    for (g, count) in zip(gradient, counts) { #expect(abs(g - count / 14) < 1e-7) }
  }

  @Test func `rows are drawn with deviation 1, and the padding's is zero`() throws {
    let bench = try Bench(
      input: [1], [Embedding(400, 50, paddingIdx: -2)], batchSize: 1, kernels: .own)
    let values = bench.model.store.plainValues(of: 0)
    #expect(values[398 * 50..<399 * 50].allSatisfy { $0 == 0 })
    let drawn = values[..<(398 * 50)].map(Double.init)
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    let variance = drawn.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(drawn.count)
    // Of 19,900 draws the mean has a deviation of 0.007, the variance one of 0.01.
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.04)
  }

  @Test func `an index that is none is the caller's mistake`() async {
    await #expect(processExitsWith: .failure) {
      let bench = try EmbeddingTests.bench(nil, .own)
      bench.setInputs([4, 0, 5, 2, 2, 1])
      bench.plan.forward()
    }
  }
}
