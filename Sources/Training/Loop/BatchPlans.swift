import Engine

/// A model compiled for whole batches, and for the short one that an epoch may end with.
struct BatchPlans {
  /// The size of a whole batch.
  let batchSize: Int

  private let whole: Plan
  private let last: Plan

  /// Compiles for `count` samples, at least one, in batches of at most `batchSize`.
  init(model: Model, mode: Mode, count: Int, batchSize: Int) throws(EngineError) {
    self.batchSize = min(batchSize, count)
    whole = try model.plan(batchSize: self.batchSize, mode: mode)
    let rest = count % self.batchSize
    last = rest == 0 ? whole : try model.plan(batchSize: rest, mode: mode)
  }

  /// The sizes of the plans for `count` samples in batches of at most `batchSize`.
  static func sizes(count: Int, batchSize: Int) -> Set<Int> {
    let whole = min(batchSize, count)
    return count % whole == 0 ? [whole] : [whole, count % whole]
  }

  /// The sizes of batch that it has plans for.
  var sizes: Set<Int> { [whole.batchSize, last.batchSize] }

  /// The plan for a batch of so many samples.
  subscript(count: Int) -> Plan { count == batchSize ? whole : last }
}
