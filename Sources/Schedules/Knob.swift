/// A number of a parameter group that a schedule can move; raw values are the keys of a spec.
public enum Knob: String, Sendable, Hashable, CaseIterable {
  /// The step size.
  case learningRate = "lr"
  /// The share of the velocity that is kept from one step to the next.
  ///
  /// Where a rule has betas instead, it is the first of them.
  case momentum
  /// The share of the gradient that is kept out of the velocity.
  case dampening
  /// The factor of the L2 penalty that is added to the gradient.
  case weightDecay = "weight_decay"
  /// The share of the average of gradients that is kept from one step to the next.
  case beta1
  /// The share of the average of their squares that is kept.
  case beta2
}
