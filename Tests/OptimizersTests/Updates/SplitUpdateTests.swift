import Declarations
import Engine
import Networks
import Optimizers
import Testing

/// Updates of parameters so large that workers share them.
@Suite struct SplitUpdateTests {
  /// A model with many numbers, and gradients for each of them that do not depend on its threads.
  static func model(threads: Int) throws -> Model {
    let network = try Network(
      input: Shape([500]),
      [Linear(300), ReLU(), Linear(301), ReLU(), Linear(7)])
    let model = try Model(network, loss: MeanLoss(), seed: 1, threads: threads, batchSize: 128)
    let values = network.parameters.indices.map { index in
      (0..<network.parameters[index].count).map { Float(($0 * 37 + index) % 101) / 101 - 0.5 }
    }
    setGradients(of: model.store, values.map { $0.map { 0.3 - $0 } })
    for (index, values) in values.enumerated() { model.store.setPlainValues(values, of: index) }
    return model
  }

  static func values<Rule: UpdateRule>(_: Rule.Type, threads: Int) throws -> [[Float]] {
    let model = try model(threads: threads)
    let hyperparameters = Hyperparameters(learningRate: 0.01, momentum: 0.9, weightDecay: 0.01)
    let optimizer = try RuleOptimizer(model.store, Rule(hyperparameters))
    for _ in 0..<3 { optimizer.update() }
    return model.network.parameters.indices.map { model.store.plainValues(of: $0) }
  }

  @Test(arguments: OptimizerRegistry.all.members.indices)
  func `workers together give the bits that one gives alone`(_ index: Int) throws {
    let rule = OptimizerRegistry.all.members[index]
    let (one, two) = (try Self.values(rule, threads: 1), try Self.values(rule, threads: 2))
    #expect(one == two)
    #expect(one != (try Self.model(threads: 1)).initialValues)
  }
}

extension Model {
  fileprivate var initialValues: [[Float]] {
    network.parameters.indices.map { store.plainValues(of: $0) }
  }
}
