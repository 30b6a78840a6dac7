import Engine
import Networks
import Testing

/// A residual block whose body ends with a batch normalisation is computed in one; with a pooling of
/// single pixels behind it, which changes nothing, it is not.
@Suite struct ResidualNormTests {
  static func bench(
    _ channels: Int, projects: Bool, rectified: Bool, isSplit: Bool, threads: Int = 1
  ) throws -> Bench {
    let stride = projects ? 2 : 1
    let body: [any Layer] =
      [Conv2D(channels, 3, stride: Extent2D(stride), padding: 1, bias: false), BatchNorm2D()]
      + (isSplit ? [AveragePool2D(1)] : [])
    let shortcut: [any Layer] =
      projects ? [Conv2D(channels, 1, stride: Extent2D(stride), bias: false), BatchNorm2D()] : []
    let layers: [any Layer] =
      [Conv2D(channels, 1), Residual(body, shortcut: shortcut)]
      + (rectified ? [ReLU()] : []) + [Conv2D(2, 3)]
    return try Bench(
      input: [3, 9, 9], layers, loss: MSELoss(), batchSize: 4, kernels: .automatic,
      threads: threads,
      scale: 0.5)
  }

  @Test(arguments: [16, 17, 40], [false, true])
  func `it gives what its parts give`(_ channels: Int, _ projects: Bool) throws {
    for rectified in [false, true] {
      let one = try Self.bench(
        channels, projects: projects, rectified: rectified, isSplit: false)
      let parts = try Self.bench(
        channels, projects: projects, rectified: rectified, isSplit: true)
      let targets = Bench.numbers(4 * one.model.network.output.count, 1, 9)
      for bench in [one, parts] { bench.setTargets(targets) }
      for (a, b) in zip(one.outputs(), parts.outputs()) {
        #expect(abs(a - b) <= 1e-5 * max(1, abs(b)))
      }
      for (a, b) in zip(one.gradients(), parts.gradients()) {
        let size = b.reduce(0) { max($0, abs($1)) }
        for (a, b) in zip(a, b) { #expect(abs(a - b) <= 2e-5 * size + 1e-7) }
      }
      for index in one.model.network.buffers.indices {
        let (a, b) = (
          one.model.store.bufferValues(of: index), parts.model.store.bufferValues(of: index)
        )
        for (a, b) in zip(a, b) { #expect(abs(a - b) <= 1e-5 * max(1, abs(b))) }
      }
    }
  }

  @Test func `more threads give the same bits of a normalisation`() throws {
    // The convolutions before and behind are too small for their sums to be divided otherwise.
    let one = try Self.bench(16, projects: false, rectified: true, isSplit: false)
    let two = try Self.bench(16, projects: false, rectified: true, isSplit: false, threads: 2)
    #expect(one.outputs() == two.outputs())
  }
}
