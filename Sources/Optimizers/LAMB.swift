public import Engine

/// Adam with a learning rate for each parameter, in proportion to its norm.
public typealias LAMB = RuleOptimizer<LAMBRule>

/// The rule of layer-wise adaptive moments for large batches.
///
/// For each parameter p, a tensor, with gradient g at update t, counted from 1, norms being
/// Euclidean over all its elements:
///
///     m = β1 · m + (1 − β1) · g
///     v = β2 · v + (1 − β2) · g²
///     u = m/(1 − β1^t) / (√(v/(1 − β2^t)) + eps) + weight_decay · p
///     p = p − lr · ‖p‖/‖u‖ · u
///
/// Where either norm is 0, their ratio counts as 1.
/// Source: You et al., "Large batch optimization for deep learning: training BERT in 76 minutes",
/// 2019, arXiv:1904.00962, algorithm 2 with φ(z) = z.
public struct LAMBRule: UpdateRule {
  /// The averages.
  public static var bufferNames: [String] { ["exp_avg", "exp_avg_sq"] }

  /// 0.9 and 0.999.
  public static var defaultBetas: Betas? { Betas(0.9, 0.999) }

  /// Yes: of norms.
  public static var isPerParameter: Bool { true }

  /// What is added to the denominator.
  public var eps: Double

  /// Makes the rule with the paper's settings.
  public init() { self.init(eps: 1e-6) }

  /// Makes the rule with settings of one's own.
  public init(eps: Double) { self.eps = eps }

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
    LAMBKernel(hyperparameters, betas(of: hyperparameters), eps: eps, updates: progress.updates)
  }
}

extension RuleOptimizer where Rule == LAMBRule {
  /// Makes an optimizer over a store's parameters.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-3, betas: Betas = Betas(0.9, 0.999),
    eps: Double = 1e-6, weightDecay: Double = 0, groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, weightDecay: weightDecay, betas: betas)
    try self.init(store, hyperparameters, rule: LAMBRule(eps: eps), groups: groups)
  }
}
