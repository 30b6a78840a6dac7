import Datasets
import Declarations
package import Engine
import Networks

/// Measures a model on validation samples, in evaluation mode.
package struct Evaluator {
  private let set: ValidationSet
  private let metrics: [any MetricAccumulator]
  private let model: Model
  private let plans: BatchPlans
  /// The size of batch from which larger ones bring no more speed.
  private static let usualBatchSize = 256

  /// The size of a batch beside those of training.
  static func batchSize(besides batchSize: Int) -> Int { max(batchSize, usualBatchSize) }

  /// Compiles the model for batches of the set's samples, at least as large as those of training.
  package init(
    _ set: ValidationSet, model: Model, metrics: [Metric], batchSize: Int
  ) throws(EngineError) {
    (self.set, self.model) = (set, model)
    plans = try BatchPlans(
      model: model, mode: .evaluation, count: set.indices.count,
      batchSize: Self.batchSize(besides: batchSize))
    self.metrics = metrics.map { metric in
      var accumulator = metric.accumulator.init()
      accumulator.begin(set)
      return accumulator
    }
  }

  /// The loss and the metrics over all samples.
  package func evaluate() -> Evaluation {
    var (loss, weight, metrics) = (0.0, 0.0, metrics)
    for start in stride(from: 0, to: set.indices.count, by: plans.batchSize) {
      let indices = set.indices[start...].prefix(plans.batchSize)
      let plan = plans[indices.count]
      Batch(samples: set.samples, indices: indices, targets: model.loss.targetKind)
        .load(into: plan)
      let part = plan.forwardPart()
      loss += part.loss * Double(indices.count)
      weight += part.weight
      plan.withOutputs { outputs in
        let original = set.samples.scaling?.original(outputs)
        for metric in metrics.indices {
          if let original {
            metrics[metric].add(original.span, of: indices, set.samples.targets)
          } else {
            metrics[metric].add(outputs, of: indices, set.samples.targets)
          }
        }
      }
    }
    return Evaluation(loss: weight > 0 ? loss / weight : 0, metrics: metrics.map(\.value))
  }
}
