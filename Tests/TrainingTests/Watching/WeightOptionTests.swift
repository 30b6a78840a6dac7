import Declarations
import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// Averaged weights, the best ones, and runs that end early.
@Suite struct WeightOptionTests {
  /// A rate that climbs makes the loss fall first, and then rise.
  static func policy() throws -> any Policy {
    try ListPolicy(learningRate: .all([0.1, 0.1, 0.1, 0.1, 2, 2, 2, 2]))
  }

  /// Runs and gives the evaluations, and the parameters after each update.
  static func run(
    _ settings: TrainingSettings, _ regression: Regression
  ) throws -> (measured: [Evaluation], weights: [[[Float]]], outcome: Outcome) {
    var (measured, weights): ([Evaluation], [[[Float]]]) = ([], [])
    let trainer = try regression.trainer(
      settings, policy: try policy(), validation: ValidationSet(regression.samples))
    let outcome = trainer.run { event in
      if case .evaluation(_, let evaluation) = event {
        measured.append(evaluation)
        weights.append(regression.parameters)
      }
    }
    return (measured, weights, outcome)
  }

  static func settings(_ change: (inout TrainingSettings) -> Void = { _ in }) -> TrainingSettings {
    var settings = TrainingSettings(
      length: .epochs(8), evaluateEvery: .steps(1), metrics: [.r2])
    change(&settings)
    return settings
  }

  static func regression() throws -> Regression {
    try Regression(learningRate: 0.1, momentum: 0)
  }

  @Test func `the best weights are in the model when the run is done`() throws {
    for monitor in [Monitor.validationLoss, .metric(.r2)] {
      let regression = try Self.regression()
      let (measured, weights, outcome) = try Self.run(
        Self.settings {
          $0.keepBest = true
          $0.monitor = monitor
        }, regression)
      let losses = measured.map(\.loss)
      let index = try #require(losses.indices.min { losses[$0] < losses[$1] })
      #expect(index > 3 && index < 20)
      // r2 of these targets is the best where the loss is, or near to it.
      let values = measured.map { $0.metrics[0] }
      let best =
        monitor == .validationLoss
        ? index : try #require(values.indices.min { values[$0] > values[$1] })
      #expect(regression.parameters == weights[best])
      // The summary is that of these weights.
      #expect(outcome.summary.keptStep == best && outcome.summary.steps == 24)
      #expect(outcome.summary.validation == measured[best])
      #expect(measured[best] != measured.last)
    }
    let plain = try Self.regression()
    let (_, weights, _) = try Self.run(Self.settings(), plain)
    #expect(plain.parameters == weights.last)
  }

  @Test(arguments: [1, 2, 4])
  func `a run ends after so many evaluations without an improvement`(_ patience: Int) throws {
    let all = try Self.run(Self.settings(), try Self.regression()).measured.map(\.loss)
    var (best, since) = (Double.infinity, 0)
    let last = all.firstIndex { loss in
      since = loss < best - 0.001 ? 0 : since + 1
      best = loss < best - 0.001 ? loss : best
      return since == patience
    }
    let expected = try #require(last)
    #expect(expected < 22)
    let regression = try Self.regression()
    let (measured, _, outcome) = try Self.run(
      Self.settings { $0.earlyStopping = EarlyStopping(patience: patience, minDelta: 0.001) },
      regression)
    #expect(measured.map(\.loss) == Array(all[...expected]))
    guard case .done(let summary) = outcome else {
      Issue.record("the run must be done")
      return
    }
    #expect(summary.steps == expected + 1)
    #expect(summary.earlyStop == .noImprovement(column: "validation.loss", evaluations: patience))
    #expect(summary.keptStep == nil && summary.validation == measured.last)
  }

  /// Without validation samples, each update being a row.
  private static func followed(
    _ monitor: Monitor, _ change: (inout TrainingSettings) -> Void
  ) throws -> (values: [Double], weights: [[[Float]]], regression: Regression, outcome: Outcome) {
    let regression = try Self.regression()
    let trainer = try regression.trainer(
      Self.settings {
        ($0.metrics, $0.trainMetrics, $0.logEvery) = ([], [.r2, .mae], .steps(1))
        $0.monitor = monitor
        change(&$0)
      }, policy: try Self.policy())
    var (values, weights): ([Double], [[[Float]]]) = ([], [])
    let outcome = trainer.run { event in
      guard case .row(let row) = event else { return }
      values.append((monitor == .trainLoss ? row.trainLoss : row.trainMetrics[1]) ?? .nan)
      weights.append(regression.parameters)
    }
    return (values, weights, regression, outcome)
  }

  @Test(arguments: [Monitor.trainLoss, .trainMetric(.mae)])
  func `what is measured in training decides without validation samples`(
    _ monitor: Monitor
  ) throws {
    let all = try Self.followed(monitor) { _ in }.values
    let kept = try Self.followed(monitor) { $0.keepBest = true }
    #expect(all.count == 24 && kept.values == all)
    let best = try #require(all.indices.min { all[$0] < all[$1] })
    #expect(best < 23 && kept.outcome.summary.keptStep == best)
    #expect(kept.regression.parameters == kept.weights[best])
    let stopped = try Self.followed(monitor) { $0.earlyStopping = EarlyStopping(patience: 3) }
    var (least, since) = (Double.infinity, 0)
    let last = all.firstIndex { value in
      since = value < least ? 0 : since + 1
      least = min(least, value)
      return since == 3
    }
    #expect(stopped.values == Array(all[...(try #require(last))]))
    #expect(
      stopped.outcome.summary.earlyStop == .noImprovement(column: monitor.column, evaluations: 3))
  }

  @Test func `a run that ends early ends with a row`() throws {
    let regression = try Self.regression()
    let trainer = try regression.trainer(
      Self.settings {
        $0.logEvery = .steps(100)
        $0.earlyStopping = EarlyStopping(patience: 2)
      }, policy: try Self.policy(), validation: ValidationSet(regression.samples))
    let (rows, outcome) = trainer.rows()
    #expect(rows.map(\.step) == [outcome.summary.steps - 1])
    #expect(outcome.summary.steps < trainer.steps)
    #expect(trainer.rows().outcome == outcome)
  }

  @Test func `the average of weights is measured, and left in the model`() throws {
    let (_, raw, _) = try Self.run(Self.settings(), try Self.regression())
    let regression = try Self.regression()
    let decay = 0.8
    let (measured, weights, _) = try Self.run(
      Self.settings { $0.averageDecay = decay }, regression)
    // Evaluations do not disturb training.
    #expect(weights == raw)
    var averages = raw[0].map { $0.map { Double($0) } }
    for weights in raw.dropFirst() {
      averages = zip(averages, weights).map { averages, weights in
        zip(averages, weights).map { decay * $0 + (1 - decay) * Double($1) }
      }
    }
    for (value, expected) in zip(regression.parameters.joined(), averages.joined()) {
      // Some twenty roundings of float32.
      #expect(abs(Double(value) - expected) < 1e-5)
    }
    // The model at the end is the one that was measured last.
    let last = try #require(measured.last)
    let again = try regression.model.forward(regression.samples)
    #expect(abs(again.loss - last.loss) < 1e-6)
  }

  @Test func `the best weights of an averaged run are averages`() throws {
    let regression = try Self.regression()
    let (measured, _, _) = try Self.run(
      Self.settings {
        $0.averageDecay = 0.8
        $0.keepBest = true
      }, regression)
    let best = try #require(measured.map(\.loss).min())
    #expect(abs(try regression.model.forward(regression.samples).loss - best) < 1e-6)
  }

  static let refusals: [(change: @Sendable (inout TrainingSettings) -> Void, problem: String)] = [
    ({ $0.accumulate = 0 }, "accumulate: must be at least 1"),
    ({ $0.clipGradNorm = 0 }, "clip_grad_norm: must be positive"),
    ({ $0.clipGradValue = .nan }, "clip_grad_value: must be positive"),
    ({ $0.averageDecay = 1 }, "ema: must be at least 0 and below 1"),
    ({ $0.monitor = .metric(.mae) }, "monitor: mae is not among the metrics"),
    ({ $0.monitor = .trainMetric(.r2) }, "monitor: r2 is not among the training metrics"),
    ({ $0.earlyStopping = EarlyStopping(patience: 0) }, "patience: must be at least 1"),
    (
      { $0.earlyStopping = EarlyStopping(patience: 1, minDelta: -1) },
      "min_delta: must not be negative"
    ),
    (
      { $0.earlyStopping = EarlyStopping(patience: 1) },
      "early_stopping: needs validation samples"
    ),
    ({ $0.keepBest = true }, "keep_best: needs validation samples"),
  ]

  @Test(arguments: refusals.indices)
  func `options without a meaning are refused`(_ i: Int) {
    let item = Self.refusals[i]
    let error = #expect(throws: ArgumentError.self) {
      try Regression().trainer(Self.settings(item.change))
    }
    #expect(error?.description == item.problem)
  }
}
