import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

@Suite struct DivergenceTests {
  /// A regression whose third batch, in the order of the samples, has no finite loss.
  static func regression(_ value: Float) throws -> Regression {
    var regression = try Regression()
    guard case .values(var values, let width) = regression.samples.targets else {
      return regression
    }
    // Sample 9 is in the last of the three batches, which is update 2.
    values[9 * width] = value
    regression.samples = Samples(
      inputShape: [3], count: 10, inputs: regression.samples.inputs,
      targets: .values(values, width: width))
    return regression
  }

  @Test(arguments: [Float.nan, .infinity])
  func `a loss that is not finite stops the run before its update`(_ value: Float) throws {
    let regression = try Self.regression(value)
    let settings = TrainingSettings(length: .steps(10), logEvery: .steps(2))
    let (rows, outcome) = try regression.trainer(settings, shuffle: false).rows()
    guard case .diverged(let step, let loss, let summary) = outcome else {
      Issue.record("the run must diverge")
      return
    }
    #expect(step == 2)
    #expect(!loss.isFinite)
    #expect(summary.steps == 2 && summary.finiteSteps == 2)
    #expect(rows.map(\.step) == [1])

    let byHand = try Regression()
    _ = try byHand.losses(steps: 2, shuffle: false)
    #expect(regression.parameters == byHand.parameters)
  }

  @Test func `what the interval had measured becomes the last row`() throws {
    let regression = try Self.regression(.nan)
    let (rows, _) = try regression.trainer(
      TrainingSettings(length: .steps(10)), shuffle: false
    ).rows()
    let losses = try Regression().losses(steps: 2, shuffle: false)
    #expect(rows.map(\.step) == [1])
    #expect(rows.compactMap(\.trainLoss) == [(losses[0] + losses[1]) / 2])
    #expect(rows.map(\.validation) == [nil])
  }

  @Test func `with nothing measured there is no row`() throws {
    let regression = try Self.regression(.nan)
    let settings = TrainingSettings(length: .steps(10), logEvery: .steps(2))
    let order = SampleOrder(indices: [9, 0], batchSize: 1, shuffle: false, seed: 0)
    let trainer = try Trainer(
      model: regression.model, optimizer: regression.optimizer,
      timetable: try Timetable(
        UnchangedPolicy(), bases: regression.optimizer.groups.map(\.hyperparameters.bases)),
      samples: regression.samples, order: order, settings: settings)
    let (rows, outcome) = trainer.rows()
    #expect(rows.isEmpty)
    #expect(outcome.summary.steps == 0 && outcome.summary.trainLoss == nil)
  }

  @Test func `a validation loss that is not finite stops the run after its row`() throws {
    let validation = ValidationSet(try Self.regression(.nan).samples)
    let (rows, outcome) = try Regression().trainer(
      TrainingSettings(length: .steps(10)), validation: validation
    ).rows()
    guard case .diverged(let step, let loss, let summary) = outcome else {
      Issue.record("the run must diverge")
      return
    }
    #expect(step == 2 && loss.isNaN && summary.steps == 3)
    #expect(rows.map(\.step) == [2])
    #expect(rows[0].validation?.loss.isNaN == true)
  }

  @Test func `a learning rate far too large is noticed`() throws {
    let regression = try Regression(learningRate: 1e10, momentum: 0)
    let (_, outcome) = try regression.trainer(TrainingSettings(length: .steps(100))).rows()
    guard case .diverged = outcome else {
      Issue.record("the run must diverge")
      return
    }
  }

  /// The gradients of the one update are finite, what it adds to the weights is not.
  @Test(arguments: [nil, 0.5])
  func `weights that are not finite after the last update are noticed`(_ decay: Double?) throws {
    let regression = try Regression(learningRate: 3e38, momentum: 0)
    let samples = regression.samples
    guard case .values(let values, let width) = samples.targets else { return }
    var large = regression
    large.samples = Samples(
      inputShape: [3], count: samples.count, inputs: samples.inputs,
      targets: .values(values.map { $0 * 1000 }, width: width))
    var settings = TrainingSettings(length: .steps(1))
    settings.averageDecay = decay
    let trainer = try large.trainer(settings)
    let before = large.parameters
    for _ in 0..<2 {
      let (_, outcome) = trainer.rows()
      guard case .divergedWeights(step: 0, let summary) = outcome else {
        Issue.record("the run must diverge")
        return
      }
      #expect(summary.steps == 1 && summary.trainLoss?.isFinite == true)
      // They were finite before the last update, and are so again.
      #expect(summary.finiteSteps == 0 && large.parameters == before)
    }
  }

  /// An update in the middle of the run makes them so, which the next loss tells.
  @Test func `weights that are no longer finite are left as they last were`() throws {
    let regression = try Regression(learningRate: 0.01, momentum: 0)
    let trainer = try regression.trainer(
      TrainingSettings(length: .steps(10), logEvery: .steps(1)), shuffle: false)
    let store = regression.model.store
    let outcome = trainer.run(
      shouldStop: {
        guard trainer.step == 5 else { return false }
        store.setPlainValues(store.plainValues(of: 0).map { _ in .nan }, of: 0)
        return false
      }, handler: { _ in })
    guard case .diverged(step: 5, _, let summary) = outcome else {
      Issue.record("the run must diverge: \(outcome)")
      return
    }
    let steps = try #require(summary.finiteSteps)
    #expect((0...4).contains(steps))
    let byHand = try Regression(learningRate: 0.01, momentum: 0)
    _ = try byHand.losses(steps: steps, shuffle: false)
    #expect(regression.parameters == byHand.parameters)
  }

  /// Whenever it shows where it stands.
  @Test(arguments: [Duration.zero, .seconds(3600)])
  func `which weights are left does not depend on the time`(_ interval: Duration) throws {
    let regression = try Regression(learningRate: 0.01, momentum: 0)
    var settings = TrainingSettings(length: .steps(200))
    settings.progressInterval = interval
    let trainer = try regression.trainer(settings, shuffle: false)
    let store = regression.model.store
    let outcome = trainer.run(
      shouldStop: {
        guard trainer.step == 100 else { return false }
        store.setPlainValues(store.plainValues(of: 0).map { _ in .nan }, of: 0)
        return false
      }, handler: { _ in })
    guard case .diverged(step: 100, _, let summary) = outcome else {
      Issue.record("the run must diverge: \(outcome)")
      return
    }
    #expect(summary.finiteSteps == 64)
  }

  @Test func `a run that does not diverge tells of no such weights`() throws {
    let trainer = try Regression().trainer(TrainingSettings(length: .steps(3)))
    #expect(trainer.rows().1.summary.finiteSteps == nil)
  }

  /// A weight that no sample uses jumps from one end of its range to the other.
  @Test func `averages that are not finite at the end are noticed`() throws {
    var regression = try Regression(learningRate: 0, momentum: 0)
    let samples = regression.samples
    let inputs = samples.inputs.enumerated().map { $0 % 3 == 0 ? 0 : $1 }
    regression.samples = Samples(
      inputShape: [3], count: samples.count, inputs: inputs, targets: samples.targets)
    var settings = TrainingSettings(length: .steps(2))
    settings.averageDecay = 0.5
    let trainer = try regression.trainer(settings)
    let store = regression.model.store
    var values = store.plainValues(of: 0)
    let outcome = trainer.run(
      shouldStop: {
        values[0] = trainer.step == 0 ? 3e38 : -3e38
        store.setPlainValues(values, of: 0)
        return false
      }, handler: { _ in })
    guard case .divergedWeights(step: 1, _) = outcome else {
      Issue.record("the run must diverge: \(outcome)")
      return
    }
  }
}
