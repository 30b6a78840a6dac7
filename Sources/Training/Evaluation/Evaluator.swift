import Datasets
package import Engine
import Networks

/// Measures a model on samples, in evaluation mode.
package struct Evaluator {
  private let set: ValidationSet
  private let metrics: [Metric]
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
    (self.set, self.model, self.metrics) = (set, model, metrics)
    plans = try BatchPlans(
      model: model, mode: .evaluation, count: set.indices.count,
      batchSize: Self.batchSize(besides: batchSize))
  }

  /// The loss and the metrics over all samples.
  package func evaluate() -> Evaluation {
    var gathering = MetricGathering(metrics)
    let loss = forEachBatch { gathering.add($0, of: $1, set.samples.targets) }
    return Evaluation(loss: loss, metrics: gathering.values)
  }

  /// How often samples of each class are given each class.
  func confusion() -> ConfusionTable {
    var counts = PairCounts()
    _ = forEachBatch { counts.add($0, of: $1, set.samples.targets) }
    return ConfusionTable(counts, classes: set.samples.targets.form.classNames)
  }

  /// Gives the outputs of all samples, batch by batch, and then the loss over them.
  private func forEachBatch(_ body: (Span<Float>, ArraySlice<Int>) -> Void) -> Double {
    var (loss, weight) = (0.0, 0.0)
    for start in stride(from: 0, to: set.indices.count, by: plans.batchSize) {
      let indices = set.indices[start...].prefix(plans.batchSize)
      let plan = plans[indices.count]
      Batch(samples: set.samples, indices: indices, targets: model.loss.targetKind)
        .load(into: plan)
      let part = plan.forwardPart()
      loss += part.loss * Double(indices.count)
      weight += part.weight
      plan.withOutputs { outputs in
        if let original = set.samples.scaling?.original(outputs) {
          body(original.span, indices)
        } else {
          body(outputs, indices)
        }
      }
    }
    return weight > 0 ? loss / weight : 0
  }
}
