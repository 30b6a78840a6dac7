import Declarations
import Engine
import Optimizers
import Testing

/// The values of a parameter after each of seven updates by a rule.
struct StepTable: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let rule: any UpdateRule
  let steps: [[Double]]
  /// Some ten roundings of float32 at magnitudes up to 2.
  var tolerance = 2e-6

  init(
    _ testDescription: String, _ rule: any UpdateRule, _ hyperparameters: Hyperparameters,
    _ steps: [[Double]]
  ) {
    self.testDescription = testDescription
    var rule = rule
    rule.hyperparameters = hyperparameters
    self.rule = rule
    self.steps = steps
  }

  static let start: [Float] = [1, -2, 0.5]
  static let gradients: [[Float]] = [
    [0.5, -1, 2], [1, 0.25, -0.75], [-0.5, 2, 1], [0.125, -0.25, 0.5], [-1, 0.5, -0.25],
    [0.25, 1, 0.75], [0.5, -0.5, -1],
  ]

  static var all: [StepTable] { descent.map(\.withFewRoundings) + averaging + others }

  /// The table of a rule that rounds a few times only.
  private var withFewRoundings: StepTable {
    var table = self
    table.tolerance = 1e-6
    return table
  }

  /// The rule's optimizer over one group of all of a store's parameters.
  func optimizer(_ store: ParameterStore) throws -> any Optimizer {
    func make(_ rule: some UpdateRule) throws -> any Optimizer { try RuleOptimizer(store, rule) }
    return try make(rule)
  }
}

extension UpdateRule {
  /// The rule with some settings of its own.
  static func with(_ set: (inout Self) -> Void) -> Self {
    var rule = Self()
    set(&rule)
    return rule
  }
}
