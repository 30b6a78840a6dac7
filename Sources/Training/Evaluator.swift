import Datasets
import Engine
import Networks

/// Measures a model on validation samples, in evaluation mode.
struct Evaluator {
  private let set: ValidationSet
  private let metrics: [Metric]
  private let model: Model
  private let plans: BatchPlans
  private let deviations: [Double]

  /// The size of batch from which larger ones bring no more speed.
  private static let usualBatchSize = 256

  /// Compiles the model for batches of the set's samples, at least as large as those of training.
  init(
    _ set: ValidationSet, model: Model, metrics: [Metric], batchSize: Int
  ) throws(EngineError) {
    self.set = set
    self.metrics = metrics
    self.model = model
    plans = try BatchPlans(
      model: model, mode: .evaluation, count: set.indices.count,
      batchSize: max(batchSize, Self.usualBatchSize))
    deviations = Self.deviations(set)
  }

  /// The loss and the metrics over all samples.
  func evaluate() -> Evaluation {
    var measurement = Measurement(
      targets: set.samples.targets, width: model.network.output.count)
    for start in stride(from: 0, to: set.indices.count, by: plans.batchSize) {
      let indices = set.indices[start...].prefix(plans.batchSize)
      let plan = plans[indices.count]
      Batch(samples: set.samples, indices: indices, targets: model.loss.targetKind)
        .load(into: plan)
      let loss = plan.forward(step: 0)
      plan.withOutputs { measurement.add(loss: loss, outputs: $0, samples: indices) }
    }
    return Evaluation(
      loss: measurement.meanLoss,
      metrics: metrics.map { measurement.value(of: $0, deviations: deviations) })
  }

  /// The sums of squared deviations of the targets from their mean, for each output.
  private static func deviations(_ set: ValidationSet) -> [Double] {
    guard case .values(let values, let width) = set.samples.targets else { return [] }
    return (0..<width).map { output in
      let column = set.indices.map { Double(values[$0 * width + output]) }
      let mean = column.reduce(0, +) / Double(column.count)
      return column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }
}
