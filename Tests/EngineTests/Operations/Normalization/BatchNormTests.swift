import Engine
import Foundation
import Networks
import Testing

@Suite struct BatchNormTests {
  /// Mean and biased variance of each of three features over seven rows.
  static func statistics(_ x: [Float]) -> [(mean: Double, variance: Double)] {
    (0..<3).map { j in
      let column = (0..<7).map { Double(x[$0 * 3 + j]) }
      let mean = column.reduce(0, +) / 7
      return (mean, column.map { pow($0 - mean, 2) }.reduce(0, +) / 7)
    }
  }

  @Test func `training normalises by the batch`() throws {
    let bench = try Bench(
      input: [3], [BatchNorm1D { $0.eps = 1e-2 }], batchSize: 7, kernels: .own, scale: 1)
    let weight = bench.model.store.plainValues(of: 0)
    let bias = bench.model.store.plainValues(of: 1)
    let x = bench.inputs
    let statistics = Self.statistics(x)
    for (i, y) in bench.outputs().enumerated() {
      let (mean, variance) = statistics[i % 3]
      let normal = (Double(x[i]) - mean) / (variance + 1e-2).squareRoot()
      #expect(abs(Double(y) - normal * Double(weight[i % 3]) - Double(bias[i % 3])) < 1e-5)
    }
  }

  @Test(arguments: [0.3, nil])
  func `running statistics move by momentum, or average`(_ momentum: Double?) throws {
    let bench = try Bench(
      input: [3], [BatchNorm1D { $0.momentum = momentum }], batchSize: 7, kernels: .own)
    var means = [0.0, 0.0, 0.0]
    var variances = [1.0, 1.0, 1.0]
    for step in 1...4 {
      let x = Bench.numbers(21, 2, UInt64(step)).map { $0 + 1 }
      bench.setInputs(x)
      bench.plan.forward()
      let weight = momentum ?? 1 / Double(step)
      for (j, batch) in Self.statistics(x).enumerated() {
        means[j] = (1 - weight) * means[j] + weight * batch.mean
        variances[j] = (1 - weight) * variances[j] + weight * batch.variance * 7 / 6
      }
    }
    let store = bench.model.store
    for j in 0..<3 {
      #expect(abs(Double(store.bufferValues(of: 0)[j]) - means[j]) < 1e-5)
      #expect(abs(Double(store.bufferValues(of: 1)[j]) - variances[j]) < 1e-5)
    }
    #expect(store.bufferValues(of: 2) == [4])
  }

  @Test func `evaluation takes the running statistics and leaves them`() throws {
    let bench = try Bench(
      input: [3], [BatchNorm1D()], batchSize: 7, kernels: .own, mode: .evaluation)
    bench.model.store.setBufferValues([1, 2, 3], of: 0)
    bench.model.store.setBufferValues([4, 0.25, 1], of: 1)
    let x = bench.inputs
    let deviations = [(4 + 1e-5).squareRoot(), (0.25 + 1e-5).squareRoot(), (1 + 1e-5).squareRoot()]
    for (i, y) in bench.outputs().enumerated() {
      let expected = (Double(x[i]) - Double(i % 3 + 1)) / deviations[i % 3]
      #expect(abs(Double(y) - expected) < 1e-5)
    }
    #expect(bench.model.store.bufferValues(of: 0) == [1, 2, 3])
    #expect(bench.model.store.bufferValues(of: 2) == [0])
  }

  @Test func `without running statistics evaluation takes the batch's`() throws {
    let layer = BatchNorm1D { $0.trackRunningStats = false }
    let training = try Bench(input: [3], [layer], batchSize: 7, kernels: .own)
    let evaluation = try Bench(
      input: [3], [layer], batchSize: 7, kernels: .own, mode: .evaluation)
    #expect(training.outputs() == evaluation.outputs())
  }

  @Test(arguments: KernelChoice.both)
  func `batches of one are refused in training and fine in evaluation`(
    _ kernels: KernelChoice
  ) throws {
    let error = EngineError(
      "batch_norm1d needs more than one sample per batch in training: layer '1' would see "
        + "batches of one")
    #expect(throws: error) {
      try Bench(input: [3], [Linear(2), BatchNorm1D()], batchSize: 1, kernels: kernels)
    }
    let bench = try Bench(input: [3], [Linear(2), BatchNorm1D()], batchSize: 2, kernels: kernels)
    #expect(throws: error) { try bench.model.plan(batchSize: 1, mode: .training) }
    #expect(try bench.model.plan(batchSize: 1, mode: .evaluation).forward().isFinite)
  }
}
