public import Engine

/// Stochastic gradient descent with momentum, dampening, Nesterov momentum and weight decay.
public typealias SGD = RuleOptimizer<SGDRule>

/// The rule of stochastic gradient descent.
///
/// For a parameter p with gradient g, in float32 as PyTorch's `torch.optim.SGD`:
///
///     g = g + weight_decay · p
///     v = g                                      at the first update that has a momentum
///     v = momentum · v + (1 − dampening) · g     from then on
///     g = g + momentum · v  with Nesterov momentum, else  v        where there is a momentum
///     p = p − lr · g
///
/// While a schedule holds a momentum at 0 its velocities rest.
/// Source: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in
/// deep learning", ICML 2013, in PyTorch's variant.
public struct SGDRule: UpdateRule {
  /// The velocities.
  public static var bufferNames: [String] { ["momentum_buffer"] }

  /// Makes the rule, which has no settings.
  public init() {}

  /// None.
  public var problems: [OptimizerError] { [] }

  /// The velocities, where there is a momentum.
  public func buffers(for hyperparameters: Hyperparameters) -> UpdateBuffers.Selection {
    hyperparameters.momentum == 0 ? [] : .first
  }

  /// The arithmetic of an update, with the first velocities at the first one with a momentum.
  public func kernel(
    _ hyperparameters: Hyperparameters, _ progress: inout GroupProgress
  ) -> some UpdateKernel {
    let kernel = SGDKernel(hyperparameters, isFirst: !progress.hasVelocities)
    if hyperparameters.momentum != 0 { progress.hasVelocities = true }
    return kernel
  }
}

extension RuleOptimizer where Rule == SGDRule {
  /// Makes an optimizer over a store's parameters.
  ///
  /// - Throws: `OptimizerError` for hyperparameters out of range, for a group that is left without
  ///   parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, learningRate: Double, momentum: Double = 0, dampening: Double = 0,
    weightDecay: Double = 0, nesterov: Bool = false, groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    let hyperparameters = Hyperparameters(
      learningRate: learningRate, momentum: momentum, dampening: dampening,
      weightDecay: weightDecay, nesterov: nesterov)
    try self.init(store, hyperparameters, groups: groups)
  }
}
