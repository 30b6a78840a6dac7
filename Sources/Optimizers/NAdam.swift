public import Engine

/// Adam with Nesterov momentum.
public typealias NAdam = RuleOptimizer<NAdamRule>

/// The rule of Adam with Nesterov momentum.
///
/// For a parameter p with gradient g at update t, counted from 1, as PyTorch's `torch.optim.NAdam`:
///
///     g = g + weight_decay · p     or, decoupled,     p = p − lr · weight_decay · p
///     μ_t = β1 · (1 − ½ · 0.96^(t · momentum_decay))
///     m = β1 · m + (1 − β1) · g
///     v = β2 · v + (1 − β2) · g²
///     d = √(v/(1 − β2^t)) + eps
///     p = p − lr · (1 − μ_t)/(1 − μ_1 ⋯ μ_t) · g/d − lr · μ_{t+1}/(1 − μ_1 ⋯ μ_{t+1}) · m/d
///
/// Source: Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016.
public struct NAdamRule: UpdateRule {
  /// The averages.
  public static var bufferNames: [String] { ["exp_avg", "exp_avg_sq"] }

  /// 0.9 and 0.999.
  public static var defaultBetas: Betas? { Betas(0.9, 0.999) }

  /// What is added to the denominator.
  public var eps: Double

  /// How fast the momentum rises from half of β1 to β1.
  public var momentumDecay: Double

  /// Whether weight decay leaves the gradient alone.
  public var decoupledWeightDecay: Bool

  /// Makes the rule with PyTorch's default settings.
  public init() { self.init(eps: 1e-8) }

  /// Makes the rule with settings of one's own.
  public init(eps: Double, momentumDecay: Double = 4e-3, decoupledWeightDecay: Bool = false) {
    self.eps = eps
    self.momentumDecay = momentumDecay
    self.decoupledWeightDecay = decoupledWeightDecay
  }

  /// A negative or infinite `eps` or `momentum_decay`.
  public var problems: [OptimizerError] {
    problems(notNegative: [("eps", eps), ("momentum_decay", momentumDecay)])
  }

  /// Both averages.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    [.first, .second]
  }

  /// The arithmetic of an update, which multiplies one more momentum into their product.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    NAdamKernel(hyperparameters, betas(of: hyperparameters), rule: self, &progress)
  }
}

extension RuleOptimizer where Rule == NAdamRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 2e-3, betas: Betas = Betas(0.9, 0.999),
    eps: Double = 1e-8, weightDecay: Double = 0, momentumDecay: Double = 4e-3,
    decoupledWeightDecay: Bool = false, groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, weightDecay: weightDecay, betas: betas)
    let rule = NAdamRule(
      eps: eps, momentumDecay: momentumDecay, decoupledWeightDecay: decoupledWeightDecay)
    try self.init(store, hyperparameters, rule: rule, groups: groups)
  }
}
