import Declarations
import Engine
import Networks
import Optimizers
import Testing

@Suite struct RuleSettingTests {
  static func store() throws -> ParameterStore {
    try OptimizersTests.store(rowOf: StepTable.start)
  }

  @Test func `what is not given is what PyTorch and the papers give`() throws {
    let store = try Self.store()
    let adam = try Adam(store)
    #expect(
      adam.groups[0].hyperparameters
        == Hyperparameters(
          learningRate: 1e-3, betas: Betas(0.9, 0.999)))
    #expect(adam.rules == [AdamRule.with { ($0.eps, $0.amsgrad) = (1e-8, false) }])
    #expect(try AdamW(store).groups[0].hyperparameters.weightDecay == 1e-2)
    let nadam = try NAdam(store)
    #expect(nadam.groups[0].hyperparameters.learningRate == 2e-3)
    #expect(
      nadam.rules == [
        NAdamRule.with { ($0.eps, $0.momentumDecay, $0.decoupledWeightDecay) = (1e-8, 4e-3, false) }
      ])
    #expect(
      try RAdam(store).rules == [
        RAdamRule.with { ($0.eps, $0.decoupledWeightDecay) = (1e-8, false) }
      ])
    let rmsprop = try RMSprop(store)
    #expect(rmsprop.groups[0].hyperparameters == Hyperparameters(learningRate: 1e-2))
    #expect(
      rmsprop.rules == [RMSpropRule.with { ($0.alpha, $0.eps, $0.centered) = (0.99, 1e-8, false) }])
    let adagrad = try Adagrad(store)
    #expect(adagrad.groups[0].hyperparameters.learningRate == 1e-2)
    #expect(
      adagrad.rules == [
        AdagradRule.with { ($0.lrDecay, $0.eps, $0.initialAccumulatorValue) = (0, 1e-10, 0) }
      ])
    let adadelta = try Adadelta(store)
    #expect(adadelta.groups[0].hyperparameters.learningRate == 1)
    #expect(adadelta.rules == [AdadeltaRule.with { ($0.rho, $0.eps) = (0.9, 1e-6) }])
    #expect(
      try Lion(store).groups[0].hyperparameters
        == Hyperparameters(
          learningRate: 1e-4, betas: Betas(0.9, 0.99)))
    #expect(
      try LARS(store, learningRate: 1).rules == [LARSRule.with { $0.trustCoefficient = 1e-3 }])
    #expect(try LAMB(store).rules == [LAMBRule.with { $0.eps = 1e-6 }])
  }

  @Test func `only rules with betas have some, their own where none are given`() throws {
    let store = try Self.store()
    let plain = Hyperparameters(learningRate: 1)
    #expect(try Lion(store, LionRule(plain)).groups[0].hyperparameters.betas == Betas(0.9, 0.99))
    #expect(try Adam(store, AdamRule(plain)).groups[0].hyperparameters.betas == Betas(0.9, 0.999))
    let given = Hyperparameters(learningRate: 1, betas: Betas(0.5, 0.5))
    #expect(try Adam(store, AdamRule(given)).groups[0].hyperparameters.betas == Betas(0.5, 0.5))
    #expect(try SGD(store, SGDRule(given)).groups[0].hyperparameters.betas == nil)
  }

  static let mistakes: [(rule: any UpdateRule, arguments: [String])] = [
    (AdamRule.with { $0.eps = -1 }, ["eps"]), (AdamWRule.with { $0.eps = .nan }, ["eps"]),
    (NAdamRule.with { ($0.eps, $0.momentumDecay) = (.infinity, -1) }, ["eps", "momentum_decay"]),
    (RAdamRule.with { $0.eps = -1 }, ["eps"]), (AdamaxRule.with { $0.eps = -1 }, ["eps"]),
    (RMSpropRule.with { ($0.alpha, $0.eps) = (1.5, -1) }, ["alpha", "eps"]),
    (
      AdagradRule.with { ($0.lrDecay, $0.eps, $0.initialAccumulatorValue) = (-1, -1, .nan) },
      ["lr_decay", "eps", "initial_accumulator_value"]
    ),
    (AdadeltaRule.with { ($0.rho, $0.eps) = (.nan, -1) }, ["rho", "eps"]),
    (LARSRule.with { ($0.trustCoefficient, $0.eps) = (-1, -1) }, ["trust_coefficient", "eps"]),
    (LAMBRule.with { $0.eps = -1 }, ["eps"]), (SGDRule(), []), (LionRule(), []),
    (RMSpropRule.with { ($0.alpha, $0.eps) = (0, 0) }, []),
  ]

  @Test(arguments: mistakes.indices)
  func `settings out of range are refused`(_ i: Int) throws {
    let store = try Self.store()
    func problem(_ rule: some UpdateRule) -> ArgumentError? {
      do throws(ArgumentError) {
        _ = try RuleOptimizer(store, rule)
        return nil
      } catch {
        return error
      }
    }
    let item = Self.mistakes[i]
    #expect(item.rule.allProblems.map(\.argument) == item.arguments)
    #expect(problem(item.rule) == item.rule.allProblems.first)
  }

  @Test(arguments: [Betas(1, 0.9), Betas(0.9, 1), Betas(-0.1, 0.9), Betas(0.9, .nan)])
  func `betas out of range are refused`(_ betas: Betas) throws {
    let store = try Self.store()
    let error = #expect(throws: ArgumentError.self) { try Adam(store) { $0.betas = betas } }
    #expect(error?.argument == "betas")
  }

  /// Computed as the tables are: velocities rest while the momentum is 0.
  @Test func `a momentum of rmsprop that is switched off rests`() throws {
    let store = try Self.store()
    let rmsprop = try RMSprop(store, learningRate: 0.02)
    let momenta = [0.5, 0, 0.5, 0.5, 0.9]
    for (gradient, momentum) in zip(StepTable.gradients, momenta) {
      rmsprop.groups[0].hyperparameters.momentum = momentum
      setGradients(of: store, [gradient])
      rmsprop.update()
    }
    let expected = [0.6742173, -2.00248009, -0.04989878]
    for (value, expected) in zip(store.plainValues(of: 0), expected) {
      #expect(abs(Double(value) - expected) < 2e-6)
    }
  }

  /// Computed as the tables are: the first step of a parameter of zeros is as long as its
  /// direction, and only later ones depend on norms.
  @Test(arguments: [
    (
      LARSRule() as any UpdateRule,
      Hyperparameters(learningRate: 0.5, momentum: 0.9, weightDecay: 0.1),
      [[-0.25, 0.5, -1], [-0.475402, 0.94987631, -1.89964954]]
    ),
    (
      LAMBRule(), Hyperparameters(learningRate: 0.05),
      [[-0.0499999, 0.04999995, -0.04999998], [-0.05368548, 0.05179263, -0.0513974]]
    ),
  ])
  func `a ratio of norms of which one is 0 counts as 1`(
    _ rule: any UpdateRule, _ hyperparameters: Hyperparameters, _ steps: [[Double]]
  ) throws {
    let store = try OptimizersTests.store(rowOf: [0, 0, 0])
    let group = ParameterGroup(
      name: "all", parameters: [0], of: store, hyperparameters: hyperparameters)
    let optimizer = OptimizerRegistry.optimizer(store, groups: [group], rules: [rule])
    for (gradient, expected) in zip(StepTable.gradients, steps) {
      setGradients(of: store, [gradient])
      optimizer.update()
      for (value, expected) in zip(store.plainValues(of: 0), expected) {
        #expect(abs(Double(value) - expected) < 2e-6)
      }
    }
  }

  /// Two parameters in one group: each has norms of its own.
  @Test func `norms are those of each parameter`() throws {
    let table = try #require(StepTable.others.first { $0.rule is LAMBRule })
    let store = try OptimizersTests.store(of: [NamedLayer(LayerNorm())])
    store.setPlainValues(StepTable.start, of: 0)
    store.setPlainValues([100, 100, 100], of: 1)
    let optimizer = try table.optimizer(store)
    for gradient in StepTable.gradients {
      setGradients(of: store, [gradient, [3, 2, 1]])
      optimizer.update()
    }
    for (value, expected) in zip(store.plainValues(of: 0), table.steps[6]) {
      #expect(abs(Double(value) - expected) < 2e-6)
    }
  }
}
