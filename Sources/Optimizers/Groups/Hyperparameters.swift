/// The numbers that steer the update of a parameter group.
public struct Hyperparameters: Sendable, Hashable {
  /// The step size.
  public var learningRate: Double
  /// The share of the velocity that is kept from one step to the next; 0 keeps no velocity.
  public var momentum: Double
  /// The share of the gradient that is kept out of the velocity.
  public var dampening: Double
  /// The factor of the L2 penalty: this much of a parameter is added to its gradient.
  ///
  /// Where a rule's decay is decoupled, `lr` times this share of a parameter is taken off it.
  public var weightDecay: Double
  /// Whether the step looks ahead along the velocity, as Nesterov's method does.
  public var nesterov: Bool
  /// The decay rates of moving averages, nil where the rule has none.
  ///
  /// Where there are some, the first of them is what a schedule calls momentum.
  public var betas: Betas?

  /// Makes a set of hyperparameters; what is not given is off, and betas are the rule's own.
  public init(
    learningRate: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
    nesterov: Bool = false, betas: Betas? = nil
  ) {
    (self.learningRate, self.momentum, self.dampening) = (learningRate, momentum, dampening)
    (self.weightDecay, self.nesterov, self.betas) = (weightDecay, nesterov, betas)
  }
}
