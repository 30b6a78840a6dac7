public import Engine

/// Momentum with a learning rate for each parameter, in proportion to its norm.
public typealias LARS = RuleOptimizer<LARSRule>

/// The rule of layer-wise adaptive rate scaling.
///
/// For each parameter p, a tensor, with gradient g, norms being Euclidean over all its elements:
///
///     λ = trust_coefficient · ‖p‖/(‖g‖ + weight_decay · ‖p‖ + eps)
///     v = momentum · v + lr · λ · (g + weight_decay · p)
///     p = p − v
///
/// Where either norm is 0, λ is 1. Without a momentum nothing is kept of v.
/// Source: You, Gitman, Ginsburg, "Large batch training of convolutional networks", 2017,
/// arXiv:1708.03888, algorithm 1.
public struct LARSRule: UpdateRule {
  /// The velocities.
  public static var bufferNames: [String] { ["momentum_buffer"] }

  /// Yes: of norms.
  public static var isPerParameter: Bool { true }

  /// How much a parameter may change in one step, as a share of its norm.
  public var trustCoefficient: Double

  /// What is added to the denominator.
  public var eps: Double

  /// Makes the rule with the paper's settings.
  public init() { self.init(trustCoefficient: 1e-3) }

  /// Makes the rule with settings of one's own.
  public init(trustCoefficient: Double, eps: Double = 1e-8) {
    self.trustCoefficient = trustCoefficient
    self.eps = eps
  }

  /// Settings that are negative or infinite.
  public var problems: [OptimizerError] {
    problems(notNegative: [("trust_coefficient", trustCoefficient), ("eps", eps)])
  }

  /// The velocities, where there is a momentum.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    hyperparameters.momentum == 0 ? [] : .first
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    LARSKernel(hyperparameters, rule: self)
  }
}

extension RuleOptimizer where Rule == LARSRule {
  /// Makes an optimizer over a store's parameters.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double, momentum: Double = 0.9,
    weightDecay: Double = 0, trustCoefficient: Double = 1e-3, eps: Double = 1e-8,
    groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
    let rule = LARSRule(trustCoefficient: trustCoefficient, eps: eps)
    try self.init(store, hyperparameters, rule: rule, groups: groups)
  }
}
