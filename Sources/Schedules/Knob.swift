/// A number of a parameter group that a schedule can move; raw values are the keys of a spec.
public enum Knob: String, Sendable, Hashable, CaseIterable {
  /// The step size.
  case learningRate = "lr"
  /// The share of the velocity that is kept from one step to the next.
  case momentum
  /// The share of the gradient that is kept out of the velocity.
  case dampening
  /// The factor of the L2 penalty that is added to the gradient.
  case weightDecay = "weight_decay"
}
