import Declarations
import Engine
import Networks
import Optimizers
import Testing

/// The laws of every rule that a spec can name.
@Suite struct RuleTests {
  static let rules = OptimizerRegistry.all.members

  @Test(arguments: rules.indices)
  func `every rule has a literal table`(_ index: Int) {
    let name = Self.rules[index].facts.name
    #expect(StepTable.all.contains { type(of: $0.rule).facts.name == name }, "\(name)")
  }

  @Test(arguments: rules.indices)
  func `defaults are within their ranges, and betas are declared where there are some`(
    _ index: Int
  ) {
    func check<Rule: UpdateRule>(_: Rule.Type) {
      #expect(Rule().allProblems.isEmpty)
      #expect(Rule.declaration.arguments.map(\.name).contains("lr"))
      #expect(
        Rule.declaration.arguments.contains { $0.name == "betas" } == (Rule.usual.betas != nil))
      #expect((1...3).contains(Rule.bufferNames.count))
    }
    check(Self.rules[index])
  }

  @Test(arguments: StepTable.all)
  func `steps equal the literal table`(_ table: StepTable) throws {
    let store = try store(rowOf: StepTable.start)
    let optimizer = try table.optimizer(store)
    #expect(table.steps.count == StepTable.gradients.count)
    for (step, gradient) in StepTable.gradients.enumerated() {
      setGradients(of: store, [gradient])
      optimizer.update()
      for (value, expected) in zip(store.plainValues(of: 0), table.steps[step]) {
        #expect(abs(Double(value) - expected) < table.tolerance, "step \(step)")
      }
    }
  }

  @Test(arguments: StepTable.all)
  func `a restored state goes on with the same bits`(_ table: StepTable) throws {
    let store = try store(rowOf: StepTable.start)
    let first = try table.optimizer(store)
    #expect(first.state.buffers.isEmpty)
    for gradient in StepTable.gradients[..<4] {
      setGradients(of: store, [gradient])
      first.update()
    }
    let (state, values) = (first.state, store.plainValues(of: 0))
    for gradient in StepTable.gradients[4...] {
      setGradients(of: store, [gradient])
      first.update()
    }
    let expected = store.plainValues(of: 0)

    store.setPlainValues(values, of: 0)
    let second = try table.optimizer(store)
    #expect(second.accepts(state))
    second.state = state
    for gradient in StepTable.gradients[4...] {
      setGradients(of: store, [gradient])
      second.update()
    }
    #expect(store.plainValues(of: 0) == expected)
    #expect(second.state == first.state)
  }

  /// Of two equal groups, one is updated as the table says, and one not at all.
  @Test(arguments: StepTable.all)
  func `a group moves by its own hyperparameters and settings`(_ table: StepTable) throws {
    let store = try store(of: [
      NamedLayer(Linear(1, bias: false)), NamedLayer(Flatten()),
      NamedLayer(Linear(1, bias: false)),
    ])
    store.setPlainValues(StepTable.start, of: 0)
    store.setPlainValues([3], of: 1)
    var groups = (0..<2).map {
      ParameterGroup(
        name: "\($0)", parameters: [$0], of: store, hyperparameters: table.rule.hyperparameters)
    }
    groups[1].hyperparameters.learningRate = 0
    func optimizer<Rule: UpdateRule>(_ rule: Rule) -> any Optimizer {
      RuleOptimizer(store, groups: groups, rules: [rule, Rule()])
    }
    let made = optimizer(table.rule)
    for gradient in StepTable.gradients {
      setGradients(of: store, [gradient, [1]])
      made.update()
    }
    for (value, expected) in zip(store.plainValues(of: 0), table.steps[6]) {
      #expect(abs(Double(value) - expected) < 2e-6)
    }
    #expect(store.plainValues(of: 1) == [3])
  }

  /// Without `eps`, a denominator is 0 wherever gradients have always been 0.
  static let bare: [any UpdateRule] = [
    AdamRule.with { $0.eps = 0 }, AdamWRule.with { $0.eps = 0 }, NAdamRule.with { $0.eps = 0 },
    RAdamRule.with { $0.eps = 0 },
    RMSpropRule.with { ($0.alpha, $0.eps, $0.centered) = (0.5, 0, true) },
    AdagradRule.with { ($0.lrDecay, $0.eps) = (0, 0) },
    AdadeltaRule.with { ($0.rho, $0.eps) = (0.5, 0) }, LionRule(), SGDRule(), LARSRule(),
    LAMBRule.with { $0.eps = 0 }, AdamaxRule.with { $0.eps = 0 },
  ]

  @Test(arguments: rules.indices)
  func `what fills a range up stays 0`(_ index: Int) throws {
    let name = Self.rules[index].facts.name
    let rule = try #require(Self.bare.first { type(of: $0).facts.name == name }, "\(name)")
    let store = try store(rowOf: StepTable.start)
    let optimizer = OptimizerRegistry.optimizer(
      store,
      groups: [
        ParameterGroup(
          name: "all", parameters: [0], of: store,
          hyperparameters: Hyperparameters(
            learningRate: 0.1, momentum: 0.5, weightDecay: 0.1))
      ], rules: [rule])
    for gradient in StepTable.gradients {
      setGradients(of: store, [gradient])
      optimizer.update()
    }
    #expect(store.plainValues(of: 0).allSatisfy { $0.isFinite })
    var others = 0
    store.withValues { values, _ in
      for i in 0..<values.count where values[i] == 0 { others += 1 }
    }
    #expect(store.count > 3 && others == store.count - 3)
  }

  @Test(arguments: StepTable.all)
  func `a gradient that is not a number is not hidden`(_ table: StepTable) throws {
    let store = try store(rowOf: StepTable.start)
    let optimizer = try table.optimizer(store)
    setGradients(of: store, [[1, .nan, 1]])
    optimizer.update()
    #expect(store.plainValues(of: 0)[1].isNaN)
  }

  @Test func `a state of another rule, of other groups or of another store is not accepted`()
    throws
  {
    let small = try store(rowOf: StepTable.start)
    let adam = try Adam(small)
    setGradients(of: small, [StepTable.gradients[0]])
    adam.update()
    #expect(adam.accepts(adam.state))
    #expect(try Adam(small, AdamRule.with { $0.amsgrad = true }).accepts(adam.state))
    #expect(try !RMSprop(small).accepts(adam.state))
    #expect(try !Adam(store(rowOf: Array(repeating: 1, count: 99))).accepts(adam.state))
    var state = adam.state
    state.groups.append(GroupProgress())
    #expect(!adam.accepts(state))
    state = adam.state
    state.buffers[1].name = state.buffers[0].name
    #expect(!adam.accepts(state))
  }
}
