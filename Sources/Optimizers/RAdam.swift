public import Engine

/// Adam that waits with its adaptive steps until their variance is known.
public typealias RAdam = RuleOptimizer<RAdamRule>

/// The rule of rectified Adam.
///
/// For a parameter p with gradient g at update t, counted from 1, as PyTorch's `torch.optim.RAdam`:
///
///     g = g + weight_decay · p     or, decoupled,     p = p − lr · weight_decay · p
///     m = β1 · m + (1 − β1) · g
///     v = β2 · v + (1 − β2) · g²
///     ρ = 2/(1 − β2) − 1
///     ρ_t = ρ − 2 t · β2^t/(1 − β2^t)
///     r = √((ρ_t − 4)(ρ_t − 2) ρ / ((ρ − 4)(ρ − 2) ρ_t))
///     p = p − lr · m/(1 − β1^t) · r · √(1 − β2^t)/(√v + eps)      where ρ_t > 5
///     p = p − lr · m/(1 − β1^t)                                   elsewhere
///
/// Source: Liu et al., "On the variance of the adaptive learning rate and beyond", 2019,
/// arXiv:1908.03265.
public struct RAdamRule: UpdateRule {
  /// The averages.
  public static var bufferNames: [String] { ["exp_avg", "exp_avg_sq"] }

  /// 0.9 and 0.999.
  public static var defaultBetas: Betas? { Betas(0.9, 0.999) }

  /// What is added to the denominator.
  public var eps: Double

  /// Whether weight decay leaves the gradient alone.
  public var decoupledWeightDecay: Bool

  /// Makes the rule with PyTorch's default settings.
  public init() { self.init(eps: 1e-8) }

  /// Makes the rule with settings of one's own.
  public init(eps: Double, decoupledWeightDecay: Bool = false) {
    self.eps = eps
    self.decoupledWeightDecay = decoupledWeightDecay
  }

  /// A negative or infinite `eps`.
  public var problems: [OptimizerError] { problems(notNegative: [("eps", eps)]) }

  /// Both averages.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    [.first, .second]
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    RAdamKernel(
      hyperparameters, betas(of: hyperparameters), rule: self, updates: progress.updates)
  }
}

extension RuleOptimizer where Rule == RAdamRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-3, betas: Betas = Betas(0.9, 0.999),
    eps: Double = 1e-8, weightDecay: Double = 0, decoupledWeightDecay: Bool = false,
    groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, weightDecay: weightDecay, betas: betas)
    let rule = RAdamRule(eps: eps, decoupledWeightDecay: decoupledWeightDecay)
    try self.init(store, hyperparameters, rule: rule, groups: groups)
  }
}
