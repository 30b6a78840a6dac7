public import Declarations
public import Engine

/// The update rules that a spec can name.
public enum OptimizerRegistry {
  /// One row a rule; where a spec names none that there is, the first stands in.
  public static let all = Registry<any UpdateRule.Type>(
    "optimizer",
    [
      SGDRule.self, AdamRule.self, AdamWRule.self, NAdamRule.self, RAdamRule.self,
      RMSpropRule.self, AdagradRule.self, AdadeltaRule.self, LionRule.self, LARSRule.self,
      LAMBRule.self, AdamaxRule.self,
    ],
    head: { $0.head }, facts: { $0.facts })

  /// How many numbers are kept for each parameter by the rules of an optimizer's groups, as their
  /// hyperparameters are before schedules move them.
  package static func bufferCount(of rules: [any UpdateRule]) -> Int {
    rules.reduce(UpdateBuffers.Selection()) { $0.union($1.buffers(for: $1.hyperparameters)) }
      .rawValue.nonzeroBitCount
  }

  /// Makes an optimizer over groups that were made of a store's parameters.
  ///
  /// - Parameters:
  ///   - store: The parameters and their gradients.
  ///   - groups: The groups; those without betas get the rule's where it has some.
  ///   - rules: The settings of each group.
  /// - Returns: The optimizer of their rule.
  /// - Precondition: There are as many rules as groups, and they differ in settings alone.
  public static func optimizer(
    _ store: ParameterStore, groups: [ParameterGroup], rules: [any UpdateRule]
  ) -> any Optimizer {
    func make<Rule: UpdateRule>(_ first: Rule) -> any Optimizer {
      let same = rules.compactMap { $0 as? Rule }
      precondition(same.count == rules.count, "all groups of an optimizer have the same rule")
      return RuleOptimizer(store, groups: groups, rules: same)
    }
    let first: any UpdateRule = rules.first ?? SGDRule()
    return make(first)
  }
}
