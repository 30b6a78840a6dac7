import Datasets
public import Engine
import Networks

/// What a model gives for samples, in evaluation mode.
public struct Predictor {
  private let set: ValidationSet
  private let model: Model
  private let plans: BatchPlans

  /// Compiles the model for batches of the samples.
  ///
  /// - Throws: `EngineError` where a batch does not suit the network or memory.
  public init(_ set: ValidationSet, model: Model, batchSize: Int) throws(EngineError) {
    (self.set, self.model) = (set, model)
    plans = try BatchPlans(
      model: model, mode: .evaluation, count: set.indices.count,
      batchSize: Evaluator.batchSize(besides: batchSize))
  }

  /// Hands over the outputs of one batch after the other, before the loss: `[samples, width]`, in the unit of the
  /// targets, with the indices of the samples.
  public func forEachBatch<Failure: Error>(
    _ body: (_ outputs: Span<Float>, _ samples: ArraySlice<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachBatch(running: { plan, _ in plan.forward() }, body)
  }

  /// The same with the pass that is run on each plan: forward, or forward and the loss.
  func forEachBatch<Failure: Error>(
    running pass: (_ plan: Plan, _ count: Int) -> Void,
    _ body: (_ outputs: Span<Float>, _ samples: ArraySlice<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    for start in stride(from: 0, to: set.indices.count, by: plans.batchSize) {
      let indices = set.indices[start...].prefix(plans.batchSize)
      let plan = plans[indices.count]
      Batch(samples: set.samples, indices: indices, targets: model.loss.targetKind)
        .load(into: plan)
      pass(plan, indices.count)
      try plan.withOutputs { (outputs) throws(Failure) in
        if let original = set.samples.scaling?.original(outputs) {
          try body(original.span, indices)
        } else {
          try body(outputs, indices)
        }
      }
    }
  }
}
