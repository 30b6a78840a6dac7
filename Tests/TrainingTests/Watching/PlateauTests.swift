import Datasets
import Declarations
import JSON
import Networks
import Optimizers
import Schedules
import Testing

@testable import Training

@Suite struct PlateauTests {
  /// Rates that fall after every second evaluation, since no value is better by so much.
  static let strict = {
    var policy = ReduceOnPlateauPolicy()
    (policy.factor, policy.patience) = (0.5, 1)
    (policy.threshold, policy.thresholdMode) = (1e6, .absolute)
    return policy
  }()

  private func rows(
    _ regression: Regression, _ feedback: PlateauFeedback, _ settings: TrainingSettings,
    validates: Bool = true
  ) throws -> [MetricsRow] {
    var settings = settings
    settings.plateau = feedback
    let validation = validates ? ValidationSet(regression.samples) : nil
    return try regression.trainer(settings, validation: validation).rows().rows
  }

  private func rates(_ rows: [MetricsRow]) -> [[Double]] { rows.map { Array($0.knobs.prefix(2)) } }

  @Test func `a row holds the rates that its update used, not those of the next one`() throws {
    let regression = try Regression(learningRate: 0.8)
    regression.optimizer.groups[1].hyperparameters.learningRate = 0.4
    // The first evaluation is the best so far; after the third one of the rest is too many.
    let rows = try rows(
      regression, PlateauFeedback(Self.strict.settings), TrainingSettings(length: .epochs(7)))
    #expect(
      rates(rows) == [
        [0.8, 0.4], [0.8, 0.4], [0.8, 0.4], [0.4, 0.2], [0.4, 0.2], [0.2, 0.1], [0.2, 0.1],
      ])
  }

  @Test func `rates follow the validation loss as a loop by hand tells it`() throws {
    let settings = try ReduceOnPlateauPolicy.validated {
      ($0.factor, $0.patience, $0.threshold) = (0.5, 0, 0.05)
    }
    let regression = try Regression(learningRate: 0.4, momentum: 0.9)
    let rows = try rows(
      regression, PlateauFeedback(settings.settings),
      TrainingSettings(length: .epochs(12), logEvery: .steps(1), metrics: [.mae]))
    var plateau = try PlateauReduction(settings.settings, learningRates: [0.4, 0.4])
    for row in rows {
      #expect(rates([row]) == [plateau.state.learningRates])
      if let validation = row.validation { plateau.observe(validation.loss) }
    }
    #expect(rows.filter { $0.validation != nil }.count == 12)
    #expect(plateau.state.learningRates[0] < 0.4)
  }

  @Test func `rates follow a metric, and the training loss without any validation samples`() throws
  {
    let settings = try ReduceOnPlateauPolicy.validated {
      ($0.mode, $0.factor, $0.patience) = (.max, 0.5, 0)
    }
    let regression = try Regression(learningRate: 0.4, momentum: 0.9)
    let byMetric = try rows(
      regression, PlateauFeedback(settings.settings, monitor: .metric(.r2)),
      TrainingSettings(length: .epochs(12), metrics: [.mae, .r2]))
    var plateau = try PlateauReduction(settings.settings, learningRates: [0.4, 0.4])
    for row in byMetric {
      #expect(rates([row]) == [plateau.state.learningRates])
      plateau.observe(try #require(row.validation).metrics[1])
    }
    #expect(plateau.state.learningRates[0] < 0.4)

    let other = try Regression(learningRate: 0.4, momentum: 0.9)
    let byLoss = try rows(
      other, PlateauFeedback(Self.strict.settings, monitor: .trainLoss),
      TrainingSettings(length: .epochs(6), logEvery: .steps(1)), validates: false)
    plateau = try PlateauReduction(Self.strict.settings, learningRates: [0.4, 0.4])
    for epoch in 0..<6 {
      let losses = byLoss.filter { $0.epoch == epoch }
      #expect(
        losses.count == 3 && losses.allSatisfy { rates([$0]) == [plateau.state.learningRates] })
      plateau.observe(losses.compactMap(\.trainLoss).reduce(0, +) / 3)
    }
    #expect(plateau.state.best == byLoss.prefix(3).compactMap(\.trainLoss).reduce(0, +) / 3)
  }

  @Test func `rates follow a metric of the batches that are trained on`() throws {
    let policy = try ReduceOnPlateauPolicy.validated { ($0.factor, $0.patience) = (0.5, 0) }
    let regression = try Regression(learningRate: 0.4, momentum: 0.9)
    var settings = TrainingSettings(length: .epochs(12))
    settings.trainMetrics = [.r2, .mae]
    let found = try rows(
      regression, PlateauFeedback(policy.settings, monitor: .trainMetric(.mae)), settings,
      validates: false)
    var plateau = try PlateauReduction(policy.settings, learningRates: [0.4, 0.4])
    for row in found {
      #expect(rates([row]) == [plateau.state.learningRates])
      plateau.observe(try #require(row.trainMetrics[1]))
    }
    #expect(plateau.state.learningRates[0] < 0.4)
  }

  @Test func `a run that was stopped at any update goes on to the same end`() throws {
    var settings = TrainingSettings(length: .steps(14), evaluateEvery: .steps(2))
    settings.plateau = PlateauFeedback(Self.strict.settings)
    let whole = try Regression()
    let validation = ValidationSet(Regression.samples(count: 6))
    let expected = try whole.trainer(settings, validation: validation).rows()
    for stop in [1, 2, 5, 6, 7, 13] {
      let halted = try Regression()
      let trainer = try halted.trainer(settings, validation: validation)
      var asked = 0
      _ = trainer.run(
        shouldStop: {
          asked += 1
          return asked > stop
        }, handler: { _ in })
      #expect(trainer.rows().outcome == expected.outcome)
      #expect(halted.parameters == whole.parameters)
    }
  }

  @Test func `what a trainer keeps, given to a new one at any update, leads to the same end`()
    throws
  {
    var settings = TrainingSettings(length: .steps(14), evaluateEvery: .steps(2))
    settings.plateau = PlateauFeedback(
      try ReduceOnPlateauPolicy.validated { ($0.factor, $0.patience) = (0.5, 0) }.settings,
      monitor: .trainLoss)
    let whole = try Regression(learningRate: 0.4, momentum: 0.9)
    let undisturbed = try whole.trainer(settings)
    _ = undisturbed.rows()
    #expect(try #require(undisturbed.plateau?.state.plateau.learningRates[0]) < 0.4)
    for stop in [1, 2, 5, 6, 7, 13] {
      // Weights and velocities live in the regression, which both trainers share.
      let halted = try Regression(learningRate: 0.4, momentum: 0.9)
      let first = try halted.trainer(settings)
      var asked = 0
      _ = first.run(
        shouldStop: {
          asked += 1
          return asked > stop
        }, handler: { _ in })
      let saved = try #require(first.plateau?.state).json.compactText
      let second = try halted.trainer(settings)
      second.state = first.state
      second.plateau?.state = try PlateauWatch.State(json: JSONValue(parsing: saved.utf8))
      _ = second.rows()
      #expect(second.plateau?.state == undisturbed.plateau?.state, "stopped after \(stop)")
      #expect(halted.parameters == whole.parameters, "stopped after \(stop)")
    }
  }

  /// What is monitored, metrics, whether there are validation samples, and the argument at fault.
  static let refusals: [(Monitor, [Metric], validates: Bool, argument: String)] = [
    (.validationLoss, [], false, "plateau"),
    (.metric(.mae), [.mae], false, "plateau"),
    (.metric(.mae), [.r2], true, "monitor"),
  ]

  @Test(arguments: refusals.indices)
  func `what is not measured cannot be followed`(_ index: Int) throws {
    let item = Self.refusals[index]
    let regression = try Regression()
    let error = #expect(throws: ArgumentError.self) {
      try rows(
        regression, PlateauFeedback(Self.strict.settings, monitor: item.0),
        TrainingSettings(length: .epochs(1), metrics: item.1), validates: item.validates)
    }
    #expect(error?.argument == item.argument)
  }

  @Test func `a learning rate follows one schedule at a time`() throws {
    var settings = TrainingSettings(length: .epochs(1))
    settings.plateau = PlateauFeedback(Self.strict.settings, monitor: .trainLoss)
    let regression = try Regression()
    let error = #expect(throws: ArgumentError.self) {
      try regression.trainer(settings, policy: RangeFinder(epochs: 3))
    }
    #expect(error?.argument == "scheduler")
    let count = #expect(throws: ArgumentError.self) {
      settings.plateau?.settings.minLR = [0.1]
      _ = try regression.trainer(settings)
    }
    #expect(count?.argument == "min_lr")
  }
}
