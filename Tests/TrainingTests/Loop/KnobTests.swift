import Declarations
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// The knobs of every update rule that a spec can name.
@Suite struct KnobTests {
  static let base = Hyperparameters(
    learningRate: 0.1, momentum: 0.5, dampening: 0.1, weightDecay: 0.1, betas: Betas(0.5, 0.6))

  /// The parameters after some updates, with one knob at another value.
  static func values<Rule: UpdateRule>(_: Rule.Type, moving knob: Knob?) throws -> [[Float]] {
    let regression = try Regression()
    let optimizer = try RuleOptimizer(regression.model.store, Rule(base))
    var hyperparameters = optimizer.groups[0].hyperparameters
    if let knob, hyperparameters.bases[knob] != nil { hyperparameters[knob] += 0.2 }
    optimizer.groups[0].hyperparameters = hyperparameters
    for step in 0..<8 {
      let pass = try regression.model.forward(regression.samples, step: step)
      pass.backward()
      optimizer.update()
    }
    return regression.parameters
  }

  @Test(arguments: OptimizerRegistry.all.members.indices)
  func `a rule's knobs are those that move its updates`(_ index: Int) throws {
    func check<Rule: UpdateRule>(_ rule: Rule.Type) throws {
      let still = try Self.values(rule, moving: nil)
      let moving = try Knob.allCases.filter { try Self.values(rule, moving: $0) != still }
      #expect(Rule().knobs == moving, "\(rule.facts.name)")
    }
    try check(OptimizerRegistry.all.members[index])
  }
}
