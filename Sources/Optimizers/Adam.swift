public import Engine

/// Adam: steps along the average gradient, divided by the root of the average square.
public typealias Adam = RuleOptimizer<AdamRule>

/// The rule of Adam.
///
/// For a parameter p with gradient g at update t, counted from 1, as PyTorch's `torch.optim.Adam`:
///
///     g = g + weight_decay · p
///     m = β1 · m + (1 − β1) · g
///     v = β2 · v + (1 − β2) · g²
///     w = the greatest v so far    with `amsgrad`, else    v
///     p = p − lr/(1 − β1^t) · m / (√w/√(1 − β2^t) + eps)
///
/// Source: Kingma, Ba, "Adam: a method for stochastic optimization", 2014, arXiv:1412.6980;
/// `amsgrad`: Reddi, Kale, Kumar, "On the convergence of Adam and beyond", ICLR 2018.
public struct AdamRule: UpdateRule {
  /// The averages, and with `amsgrad` the greatest of the second.
  public static var bufferNames: [String] { ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] }

  /// 0.9 and 0.999.
  public static var defaultBetas: Betas? { Betas(0.9, 0.999) }

  /// What is added to the denominator.
  public var eps: Double

  /// Whether the denominator never falls.
  public var amsgrad: Bool

  /// Makes the rule with PyTorch's default settings.
  public init() { self.init(eps: 1e-8) }

  /// Makes the rule with settings of one's own.
  public init(eps: Double, amsgrad: Bool = false) {
    self.eps = eps
    self.amsgrad = amsgrad
  }

  /// A negative or infinite `eps`.
  public var problems: [OptimizerError] { problems(notNegative: [("eps", eps)]) }

  /// Both averages, the greatest one with `amsgrad` alone.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    amsgrad ? [.first, .second, .third] : [.first, .second]
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    AdamKernel(
      hyperparameters, betas(of: hyperparameters), eps: eps, amsgrad: amsgrad, isDecoupled: false,
      updates: progress.updates)
  }
}

extension RuleOptimizer where Rule == AdamRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-3, betas: Betas = Betas(0.9, 0.999),
    eps: Double = 1e-8, weightDecay: Double = 0, amsgrad: Bool = false,
    groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, weightDecay: weightDecay, betas: betas)
    try self.init(
      store, hyperparameters, rule: AdamRule(eps: eps, amsgrad: amsgrad), groups: groups)
  }
}
