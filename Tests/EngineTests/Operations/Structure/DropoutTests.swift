import Engine
import Networks
import Testing

@Suite struct DropoutTests {
  /// 10,000 ones through a dropout layer.
  static func ones(_ p: Double, mode: Mode = .training, seed: UInt64 = 1) throws -> Bench {
    let bench = try Bench(
      input: [100], [Dropout(p)], batchSize: 100, kernels: .own, mode: mode, seed: seed)
    bench.setInputs([Float](repeating: 1, count: 10_000))
    return bench
  }

  @Test(arguments: [0, 0.25, 0.5, 1])
  func `a share of p is zeroed and the rest scaled`(_ p: Double) throws {
    let outputs = try Self.ones(p).outputs()
    let zeros = outputs.count { $0 == 0 }
    // Six standard deviations of a binomial distribution.
    #expect(abs(Double(zeros) - 10_000 * p) <= 6 * (10_000 * p * (1 - p)).squareRoot())
    let scale = Float(1 / (1 - p))
    #expect(outputs.allSatisfy { $0 == 0 || $0 == scale })
  }

  @Test func `evaluation is the identity`() throws {
    let bench = try Self.ones(0.5, mode: .evaluation)
    #expect(bench.outputs() == bench.inputs)
  }

  @Test func `a mask is a function of seed, layer and step`() throws {
    let bench = try Self.ones(0.5)
    let first = bench.outputs(step: 3)
    #expect(bench.outputs(step: 4) != first)
    #expect(bench.outputs(step: 3) == first)
    #expect(try Self.ones(0.5, seed: 2).outputs(step: 3) != first)
    let second = try Bench(
      input: [100], [Flatten(), Dropout(0.5)], batchSize: 100, kernels: .own)
    second.setInputs(bench.inputs)
    #expect(second.outputs(step: 3) != first)
  }
}
