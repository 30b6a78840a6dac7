public import Declarations
public import Engine

/// The optimizer of a rule: `SGD`, `Adam` and all others are this one over rules of their own.
///
/// An update is one pass over the flat ranges of each group. What a rule remembers lies in twins of
/// the store's buffer, which are made when an update first needs them.
public final class RuleOptimizer<Rule: UpdateRule>: Optimizer {
  /// The groups of parameters; only their hyperparameters may change, and whether they are held.
  public var groups: [ParameterGroup]
  /// The settings of each group that no schedule moves; their number must stay.
  public var rules: [Rule]

  private let store: ParameterStore
  private var buffers = UpdateBuffers()
  private var progress: [GroupProgress]
  private let split = SplitUpdate<Rule.Kernel>()

  /// Makes an optimizer over a store's parameters.
  ///
  /// - Parameters:
  ///   - store: The parameters and their gradients.
  ///   - rule: The settings of every group, and its hyperparameters unless it has some of its own;
  ///     `rules` can then be changed group by group.
  ///   - groups: The groups, first match wins; what is left forms the last group, `default`.
  /// - Throws: `ArgumentError` for arguments out of range, for a group that is left without
  ///   parameters, or for two groups of one name.
  public convenience init(
    _ store: ParameterStore, _ rule: Rule, groups: [GroupSelection] = []
  ) throws(ArgumentError) {
    let groups = try ParameterGroup.groups(of: store, selections: groups, rule: rule)
    self.init(store, groups: groups, rules: groups.map { _ in rule })
  }

  /// Makes an optimizer over a store's parameters; what is not set is as in PyTorch.
  ///
  /// `set` changes arguments of the rule, as in `{ $0.momentum = 0.9 }`.
  ///
  /// - Throws: `ArgumentError` for arguments out of range, or for groups that cannot be made.
  public convenience init(
    _ store: ParameterStore, learningRate: Double = Rule.usual.learningRate,
    groups: [GroupSelection] = [], _ set: (inout Rule) -> Void = { _ in }
  ) throws(ArgumentError) {
    var rule = Rule()
    rule.learningRate = learningRate
    set(&rule)
    try self.init(store, rule, groups: groups)
  }

  /// Makes an optimizer over groups that were made of a store's parameters.
  ///
  /// - Parameters:
  ///   - store: The parameters and their gradients.
  ///   - groups: The groups; those without betas get the rule's where it has some.
  ///   - rules: The settings of each group; hyperparameters are the groups' own.
  public init(_ store: ParameterStore, groups: [ParameterGroup], rules: [Rule]) {
    precondition(rules.count == groups.count, "each group needs a rule")
    (self.store, self.rules, self.groups) = (store, rules, groups)
    for index in groups.indices {
      let betas = Rule.usual.betas.map { groups[index].hyperparameters.betas ?? $0 }
      self.groups[index].hyperparameters.betas = betas
    }
    progress = groups.map { _ in GroupProgress() }
  }

  /// The names of the buffers that its state can have.
  public var bufferNames: [String] { Rule.bufferNames }

  /// What the next update needs of those before, to be saved and restored.
  ///
  /// - Precondition: What is restored is accepted.
  public var state: OptimizerState {
    get {
      let kept = Rule.bufferNames.enumerated().filter { !buffers[$0.offset].isEmpty }
      return OptimizerState(
        buffers: kept.map { OptimizerState.Buffer(name: $0.element, values: buffers[$0.offset]) },
        groups: progress)
    }
    set {
      precondition(accepts(newValue), "the state is of another rule, other groups or another store")
      buffers = UpdateBuffers()
      for (index, name) in Rule.bufferNames.enumerated() {
        buffers[index] = newValue.buffers.first { $0.name == name }?.values ?? []
      }
      progress = newValue.groups
    }
  }

  /// Whether a state is one of this rule, over as many groups and a store of the same size.
  public func accepts(_ state: OptimizerState) -> Bool {
    state.groups.count == groups.count
      && state.groups.allSatisfy { $0.updates >= 0 }
      && state.buffers.allSatisfy {
        Rule.bufferNames.contains($0.name) && $0.values.count == store.count
      }
      && Set(state.buffers.map(\.name)).count == state.buffers.count
  }

  /// Moves the parameters of all groups that are trainable and not held once, along the gradients in the store.
  public func update() {
    for index in groups.indices where groups[index].isUpdated {
      let (group, rule) = (groups[index], rules[index])
      prepare(rule.buffers(for: group.hyperparameters))
      progress[index].updates += 1
      run(rule.kernel(group.hyperparameters, &progress[index]), on: group)
    }
  }

  private func run(_ kernel: Rule.Kernel, on group: ParameterGroup) {
    if store.workers.count > 1 && !Rule.isPerParameter {
      for parameter in group.parameters { split.run(kernel, on: parameter, of: store, &buffers) }
      return
    }
    store.withValues { values, gradients in
      buffers.withSpans { first, second, third in
        if Rule.isPerParameter {
          for parameter in group.parameters {
            kernel.update(
              &values, gradients: gradients, &first, &second, &third,
              in: store.range(of: parameter))
          }
        } else {
          for range in group.ranges {
            kernel.update(&values, gradients: gradients, &first, &second, &third, in: range)
          }
        }
      }
    }
  }

  /// Makes the selected buffers where they are missing.
  private func prepare(_ selection: UpdateBuffers.Selection) {
    for index in buffers.missing(selection) {
      var values = [Float](repeating: 0, count: store.count)
      if index == 0 {
        for (group, rule) in zip(groups, rules) where group.isTrainable {
          for i in group.ranges.joined() { values[i] = rule.initialValue }
        }
      }
      buffers[index] = values
    }
  }
}
