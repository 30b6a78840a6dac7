public import Engine

/// Gradients divided by the root of their average square.
public typealias RMSprop = RuleOptimizer<RMSpropRule>

/// The rule of RMSprop.
///
/// For a parameter p with gradient g, as PyTorch's `torch.optim.RMSprop`:
///
///     g = g + weight_decay · p
///     s = alpha · s + (1 − alpha) · g²
///     a = alpha · a + (1 − alpha) · g                   where it is centered
///     d = √s + eps,  where it is centered  √(s − a²) + eps
///     b = momentum · b + g/d                            where there is a momentum
///     p = p − lr · b,  without a momentum  p − lr · g/d
///
/// While a schedule holds a momentum at 0 its velocities b rest. A difference s − a² that rounding
/// has pushed below 0 counts as 0.
/// Source: Tieleman, Hinton, lecture 6.5 of "Neural networks for machine learning", 2012; centered:
/// Graves, "Generating sequences with recurrent neural networks", 2013, arXiv:1308.0850.
public struct RMSpropRule: UpdateRule {
  /// The average of squares, the velocities, and the average of gradients.
  public static var bufferNames: [String] { ["square_avg", "momentum_buffer", "grad_avg"] }

  /// The share of the average of squares that is kept from one step to the next.
  public var alpha: Double

  /// What is added to the denominator.
  public var eps: Double

  /// Whether the variance stands for the average of squares.
  public var centered: Bool

  /// Makes the rule with PyTorch's default settings.
  public init() { self.init(alpha: 0.99) }

  /// Makes the rule with settings of one's own.
  public init(alpha: Double, eps: Double = 1e-8, centered: Bool = false) {
    self.alpha = alpha
    self.eps = eps
    self.centered = centered
  }

  /// An `alpha` outside 0...1, a negative or infinite `eps`.
  public var problems: [OptimizerError] {
    problems(share: "alpha", alpha) + problems(notNegative: [("eps", eps)])
  }

  /// The average of squares, and what a momentum and centering need.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    var selection: UpdateBuffers.Selection = .first
    if hyperparameters.momentum != 0 { selection.insert(.second) }
    if centered { selection.insert(.third) }
    return selection
  }

  /// The arithmetic of an update.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    RMSpropKernel(hyperparameters, rule: self)
  }
}

extension RuleOptimizer where Rule == RMSpropRule {
  /// Makes an optimizer over a store's parameters, with PyTorch's defaults.
  ///
  /// - Throws: `OptimizerError` for hyperparameters or settings out of range, for a group that is
  ///   left without parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = 1e-2, alpha: Double = 0.99,
    eps: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false,
    groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, momentum: momentum, weightDecay: weightDecay)
    let rule = RMSpropRule(alpha: alpha, eps: eps, centered: centered)
    try self.init(store, hyperparameters, rule: rule, groups: groups)
  }
}
