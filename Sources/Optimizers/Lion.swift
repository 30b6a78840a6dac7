public import Engine

/// Steps of one size along the sign of an average gradient.
public typealias Lion = RuleOptimizer<LionRule>

/// The rule of Lion.
///
/// For a parameter p with gradient g, where the sign of 0 is 0:
///
///     p = p − lr · weight_decay · p
///     p = p − lr · sign(β1 · m + (1 − β1) · g)
///     m = β2 · m + (1 − β2) · g
///
/// Source: Chen et al., "Symbolic discovery of optimization algorithms", 2023, arXiv:2302.06675.
public struct LionRule: UpdateRule {
  /// The average of gradients.
  public static var bufferNames: [String] { ["exp_avg"] }

  /// 0.9 and 0.99.
  public static var defaultBetas: Betas? { Betas(0.9, 0.99) }

  /// Makes the rule, which has no settings.
  public init() {}

  /// None.
  public var problems: [OptimizerError] { [] }

  /// The average of gradients.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection { .first }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    LionKernel(hyperparameters, betas(of: hyperparameters))
  }
}

extension RuleOptimizer where Rule == LionRule {
  /// Makes an optimizer over a store's parameters, with the paper's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters out of range, for a group that is left without
  ///   parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-4, betas: Betas = Betas(0.9, 0.99),
    weightDecay: Double = 0, groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, weightDecay: weightDecay, betas: betas)
    try self.init(store, hyperparameters, groups: groups)
  }
}
