package import Engine
package import Networks
internal import Optimizers
internal import Randomness
internal import System

/// Times training steps, data already in memory: forward, loss, backward, SGD with momentum 0.9.
package struct Benchmark {
  private let threads: Int
  private let precision: Precision
  private let peak: Double
  private let clock = ContinuousClock()

  private static let repetitions = 5

  /// Measures this machine's matrix-product peak.
  package init(threads: Int, precision: Precision = .float32) throws(EngineError) {
    (self.threads, self.precision) = (threads, precision)
    peak = try MatrixPeak.measure(threads: threads)
  }

  /// Times a workload.
  ///
  /// - Parameter workload: What is trained.
  /// - Returns: The least time of five repetitions, after a tenth of one to warm up.
  /// - Throws: `EngineError` where the network cannot be compiled.
  package func run(_ workload: BenchmarkWorkload) throws -> BenchmarkResult {
    Memory.resetPeak()
    let model = try Model(
      workload.network(), loss: workload.loss, seed: 0, threads: threads,
      precision: precision, batchSize: workload.batchSize)
    let plan = try model.plan(batchSize: workload.batchSize, mode: .training)
    let optimizer = try SGD(model.store, learningRate: 1e-3) { $0.momentum = 0.9 }
    fill(plan, of: model)
    var step: UInt64 = 0
    func train(_ count: Int) {
      for _ in 0..<count {
        plan.forward(step: step)
        plan.backward()
        optimizer.update()
        step += 1
      }
    }
    train(max(2, workload.steps / 10))
    let times = (0..<Self.repetitions).map { _ in clock.measure { train(workload.steps) } }
    let seconds = (times.min() ?? .zero) / .seconds(1) / Double(workload.steps)
    let operations = Double(model.network.trainingOperations(batchSize: workload.batchSize))
    let gigaflops = operations / seconds / 1e9
    return BenchmarkResult(
      workload: workload.name, threads: threads, precision: precision,
      microsecondsPerStep: seconds * 1e6,
      gigaflops: gigaflops, shareOfPeak: gigaflops / peak, peakMebibytes: Memory.peakMebibytes())
  }

  private func fill(_ plan: Plan, of model: Model) {
    var stream = RandomStream(seed: 0, purpose: .data)
    plan.withInputs { stream.fillNormal(&$0) }
    guard model.loss.targetKind == .classes else { return }
    let classes = model.network.output.count
    plan.withClassTargets { targets in
      for i in 0..<targets.count { targets[i] = Int32(stream.integer(below: classes)) }
    }
  }
}
