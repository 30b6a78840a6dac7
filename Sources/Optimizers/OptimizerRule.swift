public import Engine

/// A rule with its settings, as a spec names it.
public enum OptimizerRule: Sendable, Hashable {
  /// `sgd`
  case sgd(SGDRule)
  /// `adam`
  case adam(AdamRule)
  /// `adamw`
  case adamW(AdamWRule)
  /// `nadam`
  case nadam(NAdamRule)
  /// `radam`
  case radam(RAdamRule)
  /// `rmsprop`
  case rmsprop(RMSpropRule)
  /// `adagrad`
  case adagrad(AdagradRule)
  /// `adadelta`
  case adadelta(AdadeltaRule)
  /// `lion`
  case lion(LionRule)
  /// `lars`
  case lars(LARSRule)
  /// `lamb`
  case lamb(LAMBRule)

  /// The rule by itself.
  public var rule: any UpdateRule {
    switch self {
    case .sgd(let rule): rule
    case .adam(let rule): rule
    case .adamW(let rule): rule
    case .nadam(let rule): rule
    case .radam(let rule): rule
    case .rmsprop(let rule): rule
    case .adagrad(let rule): rule
    case .adadelta(let rule): rule
    case .lion(let rule): rule
    case .lars(let rule): rule
    case .lamb(let rule): rule
    }
  }

  /// Makes an optimizer over groups that were made of a store's parameters.
  ///
  /// - Parameters:
  ///   - store: The parameters and their gradients.
  ///   - groups: The groups; those without betas get the rule's where it has some.
  ///   - rules: The settings of each group, all of one rule.
  /// - Returns: The optimizer of that rule.
  /// - Precondition: There are as many rules as groups, and they differ in settings alone.
  public static func optimizer(
    _ store: ParameterStore, groups: [ParameterGroup], rules: [OptimizerRule]
  ) -> any Optimizer {
    func make<Rule: UpdateRule>(_ first: Rule) -> any Optimizer {
      let same = rules.compactMap { $0.rule as? Rule }
      precondition(same.count == rules.count, "all groups of an optimizer have the same rule")
      return RuleOptimizer(store, groups: groups, rules: same)
    }
    let first: any UpdateRule = rules.first?.rule ?? SGDRule()
    return make(first)
  }
}
