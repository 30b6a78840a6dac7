public import Engine

/// Gradients divided by the root of the sum of all their squares.
public typealias Adagrad = RuleOptimizer<AdagradRule>

/// The rule of Adagrad.
///
/// For a parameter p with gradient g at update t, counted from 1, as PyTorch's
/// `torch.optim.Adagrad`, where the sum begins with `initial_accumulator_value`:
///
///     g = g + weight_decay · p
///     s = s + g²
///     p = p − lr/(1 + (t − 1) · lr_decay) · g/(√s + eps)
///
/// Source: Duchi, Hazan, Singer, "Adaptive subgradient methods for online learning and stochastic
/// optimization", JMLR 2011.
public struct AdagradRule: UpdateRule {
  /// The sum of squares.
  public static var bufferNames: [String] { ["sum"] }

  /// How fast the learning rate falls.
  public var lrDecay: Double

  /// What is added to the denominator.
  public var eps: Double

  /// What the sum of squares begins with; read before the first update.
  public var initialAccumulatorValue: Double

  /// Makes the rule with PyTorch's default settings.
  public init() { self.init(lrDecay: 0) }

  /// Makes the rule with settings of one's own.
  public init(lrDecay: Double, eps: Double = 1e-10, initialAccumulatorValue: Double = 0) {
    self.lrDecay = lrDecay
    self.eps = eps
    self.initialAccumulatorValue = initialAccumulatorValue
  }

  /// What the sum of squares begins with.
  public var initialValue: Float { Float(initialAccumulatorValue) }

  /// Settings that are negative or infinite.
  public var problems: [OptimizerError] {
    problems(notNegative: [
      ("lr_decay", lrDecay), ("eps", eps),
      ("initial_accumulator_value", initialAccumulatorValue),
    ])
  }

  /// The sum of squares.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection { .first }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    AdagradKernel(hyperparameters, rule: self, updates: progress.updates)
  }
}

extension RuleOptimizer where Rule == AdagradRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-2, lrDecay: Double = 0,
    weightDecay: Double = 0, initialAccumulatorValue: Double = 0, eps: Double = 1e-10,
    groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(learningRate: learningRate, weightDecay: weightDecay)
    let rule = AdagradRule(
      lrDecay: lrDecay, eps: eps, initialAccumulatorValue: initialAccumulatorValue)
    try self.init(store, hyperparameters, rule: rule, groups: groups)
  }
}
