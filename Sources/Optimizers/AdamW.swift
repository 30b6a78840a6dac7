public import Engine

/// Adam with decoupled weight decay.
public typealias AdamW = RuleOptimizer<AdamWRule>

/// The rule of Adam with decoupled weight decay.
///
/// As `AdamRule`, but instead of adding `weight_decay · p` to the gradient the update begins with
///
///     p = p − lr · weight_decay · p
///
/// as in PyTorch's `torch.optim.AdamW`.
/// Source: Loshchilov, Hutter, "Decoupled weight decay regularization", 2017, arXiv:1711.05101.
public struct AdamWRule: UpdateRule {
  /// The averages, and with `amsgrad` the greatest of the second.
  public static var bufferNames: [String] { AdamRule.bufferNames }

  /// 0.9 and 0.999.
  public static var defaultBetas: Betas? { AdamRule.defaultBetas }

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
      hyperparameters, betas(of: hyperparameters), eps: eps, amsgrad: amsgrad, isDecoupled: true,
      updates: progress.updates)
  }
}

extension RuleOptimizer where Rule == AdamWRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-3, betas: Betas = Betas(0.9, 0.999),
    eps: Double = 1e-8, weightDecay: Double = 1e-2, amsgrad: Bool = false,
    groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, weightDecay: weightDecay, betas: betas)
    try self.init(
      store, hyperparameters, rule: AdamWRule(eps: eps, amsgrad: amsgrad), groups: groups)
  }
}
