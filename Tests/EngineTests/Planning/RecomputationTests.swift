import Engine
import Networks
import Testing

/// A large normalised image is computed once more for backward; with a pooling of single pixels behind
/// it, which changes nothing, its result is kept instead.
@Suite struct RecomputationTests {
  /// 32 images of 16 × 64 × 64 numbers are 8 MiB.
  static func gradients(keeps: Bool) throws -> [[Float]] {
    let layers: [any Layer] =
      [Conv2D(16, 1, bias: false), BatchNorm2D(), ReLU()] + (keeps ? [AveragePool2D(1)] : [])
      + [Conv2D(16, 1)]
    let bench = try Bench(
      input: [1, 64, 64], layers, loss: MSELoss(), batchSize: 32, kernels: .automatic, scale: 0.5)
    bench.setTargets(Bench.numbers(32 * 16 * 64 * 64, 1, 9))
    return bench.gradients()
  }

  @Test func `gradients are the same bits either way`() throws {
    let recomputed = try Self.gradients(keeps: false)
    #expect(recomputed == (try Self.gradients(keeps: true)))
    #expect(recomputed.allSatisfy { $0.contains { $0 != 0 } })
  }
}
