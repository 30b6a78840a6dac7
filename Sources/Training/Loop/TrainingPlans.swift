package import Datasets
package import Engine

/// A model compiled for the batches of an epoch, and anew where another epoch has others.
struct TrainingPlans {
  private let model: Model
  private let order: SampleOrder
  private var batchSize: Int
  // None between plans that are of no use any more and the next, whose memory is free by then.
  private var plans: BatchPlans?

  /// Compiles for the first epoch's batches.
  ///
  /// Every other size is compiled once too, so that what does not suit the model is refused
  /// before training; but its memory is given back, since one epoch's activations are enough.
  init(model: Model, order: SampleOrder) throws(EngineError) {
    self.model = model
    self.order = order
    batchSize = order.batchSizes[0]
    for size in order.batchSizes.distinct where size != batchSize {
      let other = try Self.plans(model, order, size)
      model.discardPlans(for: .training, except: other.sizes)
    }
    try compile(batchSize)
  }

  /// Goes to the plans of an epoch's batches, which are compiled where there are none.
  ///
  /// - Throws: `EngineError` where there is no memory for them any more.
  mutating func move(to epoch: Int) throws(EngineError) {
    let size = order.batchSizes[epoch]
    if size == batchSize, plans != nil { return }
    try compile(size)
    batchSize = size
  }

  /// Gives up plans that the model has discarded; the next move compiles others.
  mutating func discard() { plans = nil }

  private mutating func compile(_ size: Int) throws(EngineError) {
    let plans = try Self.plans(model, order, size)
    self.plans = plans
    if order.batchSizes.constant == nil { model.discardPlans(for: .training, except: plans.sizes) }
  }

  private static func plans(
    _ model: Model, _ order: SampleOrder, _ size: Int
  ) throws(EngineError) -> BatchPlans {
    try BatchPlans(
      model: model, mode: .training, count: order.sampleCount(batchSize: size), batchSize: size)
  }

  /// The plan for a batch of so many samples in this epoch.
  subscript(count: Int) -> Plan {
    guard let plans else { preconditionFailure("there are no plans before a move to an epoch") }
    return plans[count]
  }
}

extension Trainer {
  /// The plans that a run has at the same time in the epochs whose batches have so many samples.
  package static func plans(
    of order: SampleOrder, validation: ValidationSet?, batchSize: Int
  ) -> Set<ModelMemory.PlanSize> {
    let training = BatchPlans.sizes(
      count: order.sampleCount(batchSize: batchSize), batchSize: batchSize)
    let evaluation = validation.map {
      BatchPlans.sizes(
        count: $0.indices.count, batchSize: Evaluator.batchSize(besides: batchSize))
    }
    return Set(training.map { ModelMemory.PlanSize($0, .training) })
      .union((evaluation ?? []).map { ModelMemory.PlanSize($0, .evaluation) })
  }
}
