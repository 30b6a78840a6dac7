/// What weight decay does to a parameter and to its gradient, each multiplied once an update.
struct Decay {
  /// The share of the parameter that is kept before its update; 1 unless the decay is decoupled.
  let kept: Float
  /// The share of the parameter that is added to its gradient; 0 if the decay is decoupled.
  let added: Float

  init(_ hyperparameters: Hyperparameters, isDecoupled: Bool) {
    let decay = hyperparameters.weightDecay
    kept = isDecoupled ? Float(1 - hyperparameters.learningRate * decay) : 1
    added = isDecoupled ? 0 : Float(decay)
  }
}
