import Engine
import Optimizers
import Testing

/// The values of a parameter after each of seven updates by a rule.
struct StepTable: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let rule: any UpdateRule
  let hyperparameters: Hyperparameters
  let steps: [[Double]]

  init(
    _ testDescription: String, _ rule: any UpdateRule, _ hyperparameters: Hyperparameters,
    _ steps: [[Double]]
  ) {
    self.testDescription = testDescription
    self.rule = rule
    self.hyperparameters = hyperparameters
    self.steps = steps
  }

  static let start: [Float] = [1, -2, 0.5]
  static let gradients: [[Float]] = [
    [0.5, -1, 2], [1, 0.25, -0.75], [-0.5, 2, 1], [0.125, -0.25, 0.5], [-1, 0.5, -0.25],
    [0.25, 1, 0.75], [0.5, -0.5, -1],
  ]

  static var all: [StepTable] { averaging + others }

  /// The rule's optimizer over one group of all of a store's parameters.
  func optimizer(_ store: ParameterStore) throws -> any Optimizer {
    func make(_ rule: some UpdateRule) throws -> any Optimizer {
      try RuleOptimizer(store, hyperparameters, rule: rule)
    }
    return try make(rule)
  }
}
