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
    #expect(adam.rules == [AdamRule(eps: 1e-8, amsgrad: false)])
    #expect(try AdamW(store).groups[0].hyperparameters.weightDecay == 1e-2)
    let nadam = try NAdam(store)
    #expect(nadam.groups[0].hyperparameters.learningRate == 2e-3)
    #expect(
      nadam.rules == [NAdamRule(eps: 1e-8, momentumDecay: 4e-3, decoupledWeightDecay: false)])
    #expect(try RAdam(store).rules == [RAdamRule(eps: 1e-8, decoupledWeightDecay: false)])
    let rmsprop = try RMSprop(store)
    #expect(rmsprop.groups[0].hyperparameters == Hyperparameters(learningRate: 1e-2))
    #expect(rmsprop.rules == [RMSpropRule(alpha: 0.99, eps: 1e-8, centered: false)])
    let adagrad = try Adagrad(store)
    #expect(adagrad.groups[0].hyperparameters.learningRate == 1e-2)
    #expect(adagrad.rules == [AdagradRule(lrDecay: 0, eps: 1e-10, initialAccumulatorValue: 0)])
    let adadelta = try Adadelta(store)
    #expect(adadelta.groups[0].hyperparameters.learningRate == 1)
    #expect(adadelta.rules == [AdadeltaRule(rho: 0.9, eps: 1e-6)])
    #expect(
      try Lion(store).groups[0].hyperparameters
        == Hyperparameters(
          learningRate: 1e-4, betas: Betas(0.9, 0.99)))
    #expect(try LARS(store, learningRate: 1).rules == [LARSRule(trustCoefficient: 1e-3)])
    #expect(try LAMB(store).rules == [LAMBRule(eps: 1e-6)])
  }

  @Test func `only rules with betas have some, their own where none are given`() throws {
    let store = try Self.store()
    let plain = Hyperparameters(learningRate: 1)
    #expect(try Lion(store, plain).groups[0].hyperparameters.betas == Betas(0.9, 0.99))
    #expect(try Adam(store, plain).groups[0].hyperparameters.betas == Betas(0.9, 0.999))
    let given = Hyperparameters(learningRate: 1, betas: Betas(0.5, 0.5))
    #expect(try Adam(store, given).groups[0].hyperparameters.betas == Betas(0.5, 0.5))
    #expect(try SGD(store, given).groups[0].hyperparameters.betas == nil)
  }

  static let mistakes: [(rule: any UpdateRule, arguments: [String])] = [
    (AdamRule(eps: -1), ["eps"]), (AdamWRule(eps: .nan), ["eps"]),
    (NAdamRule(eps: .infinity, momentumDecay: -1), ["eps", "momentum_decay"]),
    (RAdamRule(eps: -1), ["eps"]), (RMSpropRule(alpha: 1.5, eps: -1), ["alpha", "eps"]),
    (
      AdagradRule(lrDecay: -1, eps: -1, initialAccumulatorValue: .nan),
      ["lr_decay", "eps", "initial_accumulator_value"]
    ),
    (AdadeltaRule(rho: .nan, eps: -1), ["rho", "eps"]),
    (LARSRule(trustCoefficient: -1, eps: -1), ["trust_coefficient", "eps"]),
    (LAMBRule(eps: -1), ["eps"]), (SGDRule(), []), (LionRule(), []),
    (RMSpropRule(alpha: 0, eps: 0), []),
  ]

  @Test(arguments: mistakes.indices)
  func `settings out of range are refused`(_ i: Int) throws {
    let store = try Self.store()
    func problem(_ rule: some UpdateRule) -> OptimizerError? {
      do throws(OptimizerError) {
        _ = try RuleOptimizer(store, Hyperparameters(learningRate: 1), rule: rule)
        return nil
      } catch {
        return error
      }
    }
    let item = Self.mistakes[i]
    #expect(item.rule.problems.map(\.argument) == item.arguments)
    #expect(problem(item.rule) == item.rule.problems.first)
  }

  @Test(arguments: [Betas(1, 0.9), Betas(0.9, 1), Betas(-0.1, 0.9), Betas(0.9, .nan)])
  func `betas out of range are refused`(_ betas: Betas) throws {
    let store = try Self.store()
    let error = #expect(throws: OptimizerError.self) { try Adam(store, betas: betas) }
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
      OptimizerRule.lars(LARSRule()),
      Hyperparameters(learningRate: 0.5, momentum: 0.9, weightDecay: 0.1),
      [[-0.25, 0.5, -1], [-0.475402, 0.94987631, -1.89964954]]
    ),
    (
      .lamb(LAMBRule()), Hyperparameters(learningRate: 0.05),
      [[-0.0499999, 0.04999995, -0.04999998], [-0.05368548, 0.05179263, -0.0513974]]
    ),
  ])
  func `a ratio of norms of which one is 0 counts as 1`(
    _ rule: OptimizerRule, _ hyperparameters: Hyperparameters, _ steps: [[Double]]
  ) throws {
    let store = try OptimizersTests.store(rowOf: [0, 0, 0])
    let group = ParameterGroup(
      name: "all", parameters: [0], of: store, hyperparameters: hyperparameters)
    let optimizer = OptimizerRule.optimizer(store, groups: [group], rules: [rule])
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
