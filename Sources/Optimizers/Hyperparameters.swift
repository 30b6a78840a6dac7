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

  /// Makes a set of hyperparameters; whatever is not given is off, or the rule's usual value.
  public init(
    learningRate: Double, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
    nesterov: Bool = false, betas: Betas? = nil
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    self.betas = betas
  }

  /// Everything that is wrong with them, in the order of the fields.
  ///
  /// The ranges are PyTorch's. They hold for what a user gives; a schedule may leave them.
  public var problems: [OptimizerError] {
    let nonNegative = [
      ("lr", learningRate), ("momentum", momentum), ("weight_decay", weightDecay),
    ]
    var problems = nonNegative.compactMap { argument, value in
      value >= 0 && value.isFinite
        ? nil
        : OptimizerError(
          argument: argument, message: "must be finite and not negative, but is \(value)")
    }
    if !dampening.isFinite {
      problems.append(
        OptimizerError(argument: "dampening", message: "must be finite, but is \(dampening)"))
    }
    if nesterov && (momentum == 0 || dampening != 0) {
      problems.append(
        OptimizerError(
          argument: "nesterov", message: "needs a momentum above 0 and a dampening of 0"))
    }
    for beta in betas.map({ [$0.first, $0.second] }) ?? [] where !(0..<1).contains(beta) {
      problems.append(
        OptimizerError(
          argument: "betas", message: "must be at least 0 and below 1, but one is \(beta)"))
    }
    return problems
  }
}
