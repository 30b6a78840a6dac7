public import Engine

/// Stochastic gradient descent with momentum, dampening, Nesterov momentum and weight decay.
///
/// For a parameter p with gradient g, in float32 as PyTorch's `torch.optim.SGD`:
///
///     g = g + weight_decay · p
///     v = g                                      at the first update that has a momentum
///     v = momentum · v + (1 − dampening) · g     from then on
///     g = g + momentum · v  with Nesterov momentum, else  v        where there is a momentum
///     p = p − lr · g
///
/// An update is one pass over the flat ranges of each group. The velocities lie in a twin of the
/// store's buffer, which is made when a momentum first needs it. While a schedule holds a momentum
/// at 0 its velocities rest.
/// Source: Sutskever, Martens, Dahl, Hinton, "On the importance of initialization and momentum in
/// deep learning", ICML 2013, in PyTorch's variant.
public final class SGD: Optimizer {
  /// The groups of parameters; only their hyperparameters may change.
  public var groups: [ParameterGroup]

  private let store: ParameterStore

  // A velocity for every number of the store's buffer; empty while no group has had a momentum.
  private var velocities: [Float] = []

  // For each group whether its velocities have begun.
  private var hasBegun: [Bool]

  /// Makes an optimizer over a store's parameters.
  ///
  /// - Parameters:
  ///   - store: The parameters and their gradients.
  ///   - hyperparameters: Those of every group that has none of its own.
  ///   - groups: The groups, first match wins; what is left forms the last group, `default`.
  /// - Throws: `OptimizerError` for hyperparameters out of range, for a group that is left without
  ///   parameters, or for two groups of one name.
  public init(
    _ store: ParameterStore, _ hyperparameters: Hyperparameters, groups: [GroupSelection] = []
  ) throws(OptimizerError) {
    self.store = store
    self.groups = try ParameterGroup.groups(
      of: store, selections: groups, hyperparameters: hyperparameters)
    hasBegun = [Bool](repeating: false, count: self.groups.count)
  }

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

  /// Makes an optimizer over groups that were made of a store's parameters.
  public init(_ store: ParameterStore, groups: [ParameterGroup]) {
    self.store = store
    self.groups = groups
    hasBegun = [Bool](repeating: false, count: groups.count)
  }

  /// The velocities, to be saved and restored.
  ///
  /// - Precondition: What is restored is of as many groups over a store of the same size.
  public var state: SGDState {
    get { SGDState(velocities: velocities, hasBegun: hasBegun) }
    set {
      precondition(newValue.hasBegun.count == groups.count, "the state is of other groups")
      precondition(
        newValue.velocities.count == (newValue.hasBegun.contains(true) ? store.count : 0),
        "the state is of a store of another size")
      velocities = newValue.velocities
      hasBegun = newValue.hasBegun
    }
  }

  /// Moves all parameters once, along the gradients that are in the store.
  public func update() {
    for index in groups.indices {
      if groups[index].hyperparameters.momentum == 0 {
        updatePlainly(groups[index])
      } else {
        updateWithMomentum(groups[index], isFirst: !hasBegun[index])
        hasBegun[index] = true
      }
    }
  }

  private func updatePlainly(_ group: ParameterGroup) {
    let kernel = SGDKernel(group.hyperparameters, isFirst: true)
    store.withValues { values, gradients in
      for range in group.ranges {
        kernel.update(&values, gradients: gradients, in: range)
      }
    }
  }

  private func updateWithMomentum(_ group: ParameterGroup, isFirst: Bool) {
    if velocities.isEmpty {
      velocities = [Float](repeating: 0, count: store.count)
    }
    let kernel = SGDKernel(group.hyperparameters, isFirst: isFirst)
    store.withValues { values, gradients in
      for range in group.ranges {
        kernel.update(&values, gradients: gradients, velocities: &velocities, in: range)
      }
    }
  }
}
