import Datasets
public import Engine

extension Trainer {
  /// Measures the model as it is on samples that have no part in training: nothing follows from it.
  ///
  /// - Throws: `EngineError` where the model cannot be compiled for them.
  public func measure(on set: ValidationSet, _ metrics: [Metric]) throws(EngineError) -> Evaluation
  {
    try Evaluator(set, model: model, metrics: metrics, batchSize: order.batchSize).evaluate()
  }
}
