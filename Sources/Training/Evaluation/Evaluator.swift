import Datasets
package import Engine
import Networks

/// Measures a model on samples, in evaluation mode.
package struct Evaluator {
  private let set: ValidationSet
  private let metrics: [Metric]
  private let predictor: Predictor
  /// The size of batch from which larger ones bring no more speed.
  private static let usualBatchSize = 256

  /// The size of a batch beside those of training.
  static func batchSize(besides batchSize: Int) -> Int { max(batchSize, usualBatchSize) }

  /// Compiles the model for batches of the set's samples, at least as large as those of training.
  package init(
    _ set: ValidationSet, model: Model, metrics: [Metric], batchSize: Int
  ) throws(EngineError) {
    (self.set, self.metrics) = (set, metrics)
    predictor = try Predictor(set, model: model, batchSize: batchSize)
  }

  /// The loss and the metrics over all samples.
  package func evaluate() -> Evaluation {
    var gathering = MetricGathering(metrics)
    let loss = forEachBatch { gathering.add($0, of: $1, set.samples.targets) }
    return Evaluation(loss: loss, metrics: gathering.values)
  }

  /// How often samples of each class are given each class; classes without names are called by their indices.
  func confusion(_ names: [String]?) -> ConfusionTable {
    var counts = PairCounts()
    _ = forEachBatch { counts.add($0, of: $1, set.samples.targets) }
    return ConfusionTable(counts, classes: names ?? set.samples.targets.form.classNames)
  }

  /// Gives the outputs of all samples, batch by batch, and then the loss over them.
  private func forEachBatch(_ body: (Span<Float>, ArraySlice<Int>) -> Void) -> Double {
    var (loss, weight) = (0.0, 0.0)
    predictor.forEachBatch(
      running: { plan, count in
        let part = plan.forwardPart()
        loss += part.loss * Double(count)
        weight += part.weight
      }, body)
    return weight > 0 ? loss / weight : 0
  }
}
