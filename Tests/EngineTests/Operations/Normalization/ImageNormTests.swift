import Engine
import Networks
import Testing

@Suite struct ImageNormTests {
  static func bench(
    _ channels: Int, _ layer: BatchNorm2D = BatchNorm2D { $0.eps = 1e-2 }, batch: Int,
    rectified: Bool = false, mode: Mode = .training
  ) throws -> Bench {
    // The convolution, which copies its input, brings it into blocks.
    let bench = try Bench(
      input: [channels, 3, 5],
      [Conv2D(channels, 1, bias: false), layer] + (rectified ? [ReLU()] : []),
      batchSize: batch, kernels: .automatic, mode: mode, scale: 1)
    let identity = (0..<channels * channels).map { Float($0 % (channels + 1) == 0 ? 1 : 0) }
    bench.model.store.setPlainValues(identity, of: 0)
    return bench
  }

  @Test(arguments: [1, 16, 17], [false, true])
  func `training normalises by the batch`(_ channels: Int, _ rectified: Bool) throws {
    for batch in [1, 7] {
      let bench = try Self.bench(channels, batch: batch, rectified: rectified)
      let x = ImageReference(bench.inputs, batch: batch, [channels, 3, 5])
      let y = x.normalized(
        x.statistics, eps: 1e-2, weight: bench.model.store.plainValues(of: 1),
        bias: bench.model.store.plainValues(of: 2))
      ImageForwardTests.expect(bench, rectified ? y.mapped { max(0, $0) } : y, "batch \(batch)")
    }
  }

  @Test(arguments: [1, 17], [0.3, nil])
  func `running statistics move by momentum, or average`(
    _ channels: Int, _ momentum: Double?
  ) throws {
    let bench = try Self.bench(channels, BatchNorm2D { $0.momentum = momentum }, batch: 2)
    var means = [Double](repeating: 0, count: channels)
    var variances = [Double](repeating: 1, count: channels)
    for step in 1...4 {
      let x = Bench.numbers(channels * 30, 2, UInt64(step)).map { $0 + 1 }
      bench.setInputs(x)
      bench.plan.forward()
      let weight = momentum ?? 1 / Double(step)
      let statistics = ImageReference(x, batch: 2, [channels, 3, 5]).statistics
      for (c, batch) in statistics.enumerated() {
        means[c] = (1 - weight) * means[c] + weight * batch.mean
        variances[c] = (1 - weight) * variances[c] + weight * batch.variance * 30 / 29
      }
    }
    let store = bench.model.store
    for c in 0..<channels {
      #expect(abs(Double(store.bufferValues(of: 0)[c]) - means[c]) < 1e-5)
      #expect(abs(Double(store.bufferValues(of: 1)[c]) - variances[c]) < 1e-5)
    }
    #expect(store.bufferValues(of: 2) == [4])
  }

  @Test(arguments: [1, 17], [false, true])
  func `evaluation takes the running statistics and leaves them`(
    _ channels: Int, _ rectified: Bool
  ) throws {
    let bench = try Self.bench(channels, batch: 3, rectified: rectified, mode: .evaluation)
    let store = bench.model.store
    let means = (0..<channels).map { Float($0) / 10 }
    let variances = (0..<channels).map { 0.25 + Float($0) / 20 }
    store.setBufferValues(means, of: 0)
    store.setBufferValues(variances, of: 1)
    let statistics = zip(means, variances).map { (mean: Double($0), variance: Double($1)) }
    let y = ImageReference(bench.inputs, batch: 3, [channels, 3, 5]).normalized(
      statistics, eps: 1e-2, weight: store.plainValues(of: 1), bias: store.plainValues(of: 2))
    ImageForwardTests.expect(bench, rectified ? y.mapped { max(0, $0) } : y, "evaluation")
    #expect(store.bufferValues(of: 0) == means)
    #expect(store.bufferValues(of: 2) == [0])
  }

  @Test func `without running statistics evaluation takes the batch's`() throws {
    let layer = BatchNorm2D { $0.trackRunningStats = false }
    let training = try Self.bench(17, layer, batch: 3).outputs()
    let evaluation = try Self.bench(17, layer, batch: 3, mode: .evaluation).outputs()
    for (a, b) in zip(training, evaluation) { #expect(abs(a - b) < 1e-5) }
  }

  @Test func `a single pixel of a single sample is refused in training`() throws {
    let error = EngineError(
      "batch_norm2d needs more than one value per channel in training: layer '1.body.0' would see "
        + "batches of one sample of 3×1×1")
    #expect(throws: error) {
      try Bench(
        input: [2, 1, 1], [Conv2D(3, 1), Residual([BatchNorm2D()])], batchSize: 1,
        kernels: .automatic)
    }
  }
}
