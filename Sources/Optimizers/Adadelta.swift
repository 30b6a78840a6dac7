public import Engine

/// Gradients scaled by the ratio of past steps to past gradients.
public typealias Adadelta = RuleOptimizer<AdadeltaRule>

/// The rule of Adadelta.
///
/// For a parameter p with gradient g, as PyTorch's `torch.optim.Adadelta`:
///
///     g = g + weight_decay · p
///     s = rho · s + (1 − rho) · g²
///     Δ = √(a + eps)/√(s + eps) · g
///     a = rho · a + (1 − rho) · Δ²
///     p = p − lr · Δ
///
/// Source: Zeiler, "ADADELTA: an adaptive learning rate method", 2012, arXiv:1212.5701.
public struct AdadeltaRule: UpdateRule {
  /// The average squares of gradients and of steps.
  public static var bufferNames: [String] { ["square_avg", "acc_delta"] }

  /// The share of both averages that is kept from one step to the next.
  public var rho: Double

  /// What is added under both roots.
  public var eps: Double

  /// Makes the rule with PyTorch's default settings.
  public init() { self.init(rho: 0.9) }

  /// Makes the rule with settings of one's own.
  public init(rho: Double, eps: Double = 1e-6) {
    self.rho = rho
    self.eps = eps
  }

  /// A `rho` outside 0...1, a negative or infinite `eps`.
  public var problems: [OptimizerError] {
    problems(share: "rho", rho) + problems(notNegative: [("eps", eps)])
  }

  /// Both averages.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    [.first, .second]
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    AdadeltaKernel(hyperparameters, rule: self)
  }
}

extension RuleOptimizer where Rule == AdadeltaRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1, rho: Double = 0.9, eps: Double = 1e-6,
    weightDecay: Double = 0, groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(learningRate: learningRate, weightDecay: weightDecay)
    try self.init(store, hyperparameters, rule: AdadeltaRule(rho: rho, eps: eps), groups: groups)
  }
}
