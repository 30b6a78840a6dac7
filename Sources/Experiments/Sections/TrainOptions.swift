internal import Declarations
package import Networks
package import Training

/// What a run does beside its updates; all of it is off by default.
package struct TrainOptions: Sendable {
  /// Batches whose gradients make one update.
  package var accumulate = 1
  /// The greatest norm of all gradients together.
  package var clipGradNorm: Double?
  /// The greatest magnitude of each element of a gradient.
  package var clipGradValue: Double?
  /// The decay of a moving average of the weights, with which the model is measured.
  package var averageDecay: Double?
  /// What tells a better model; nil is the validation loss.
  package var monitor: Metric?
  /// When a run ends because nothing gets better.
  package var earlyStopping: EarlyStopping?
  /// Whether the best weights are kept, and not the last.
  package var keepsBest = false
}

extension ReadingContext {
  /// The options among the keys of `train:`.
  func trainOptions(_ fields: inout Fields) -> TrainOptions? {
    var options = TrainOptions()
    let accumulate = fields.integer("accumulate", default: 1, .within(1, 1e6))
    let keepsBest = fields.boolean("keep_best", default: false)
    let limits = ["clip_grad_norm", "clip_grad_value"].map { key in
      fields.optional(key) { number($0, at: $1, .positive) }
    }
    options.averageDecay = fields.optional("ema") { number($0, at: $1, .between(0, 1)) }
    options.monitor = fields.optional("monitor") { choice($0, at: $1, of: "metric") }
    options.earlyStopping = fields.optional("early_stopping", earlyStopping)
    options.clipGradNorm = limits[0]
    options.clipGradValue = limits[1]
    guard let accumulate, let keepsBest else { return nil }
    options.accumulate = accumulate
    options.keepsBest = keepsBest
    let given = ["clip_grad_norm", "clip_grad_value", "ema", "monitor", "early_stopping"]
    let read: [Any?] = [
      options.clipGradNorm, options.clipGradValue, options.averageDecay, options.monitor,
      options.earlyStopping,
    ]
    let isWhole = zip(given, read).allSatisfy { !fields.has($0) || $1 != nil }
    return isWhole ? options : nil
  }

  /// `early_stopping: 5`, or with `patience` and `min_delta`.
  private func earlyStopping(_ node: SpecNode, at path: SpecPath) -> EarlyStopping? {
    if case .scalar = node.kind {
      return integer(node, at: path, .atLeast(1)).map { EarlyStopping(patience: $0) }
    }
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let patience = fields.required("patience") { integer($0, at: $1, .atLeast(1)) }
    let delta = fields.number("min_delta", default: 0, .notNegative)
    fields.finish()
    guard let patience, let delta else { return nil }
    return EarlyStopping(patience: patience, minDelta: delta)
  }
}
