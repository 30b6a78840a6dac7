import Declarations
import Datasets
import Engine
import Networks
import Optimizers
import Schedules
import Testing
import Training

@Suite struct TrainerTests {
  static let settings = TrainingSettings(
    length: .steps(8), interval: .step, logEvery: .steps(3), metrics: [.mae])

  @Test func `each group moves along its own schedule, as in a loop by hand`() throws {
    let rates = [[0.1, 0.05, 0.02, 0.01, 0.2], [0.02, 0.04, 0.06, 0.08, 0.1]]
    let momenta = [[0.9, 0.8, 0.7, 0.6, 0.5], [0, 0, 0.5, 0.5, 0]]
    let policy = try ListPolicy(learningRate: .each(rates), momentum: .each(momenta))
    let regression = try Regression()
    let settings = TrainingSettings(length: .steps(5), interval: .step)
    _ = try regression.trainer(settings, policy: policy).rows()

    let byHand = try Regression()
    _ = try byHand.losses(steps: 5) { step in
      for group in 0..<2 {
        byHand.optimizer.groups[group].hyperparameters.learningRate = rates[group][step]
        byHand.optimizer.groups[group].hyperparameters.momentum = momenta[group][step]
      }
    }
    #expect(regression.parameters == byHand.parameters)
    #expect(try Regression().parameters != byHand.parameters)
  }

  @Test func `by epochs a knob changes with the epoch`() throws {
    let regression = try Regression()
    let policy = try ListPolicy(learningRate: .all([0.1, 0.01]))
    _ = try regression.trainer(TrainingSettings(length: .steps(5)), policy: policy).rows()

    let byHand = try Regression()
    _ = try byHand.losses(steps: 5) { step in
      for group in 0..<2 {
        byHand.optimizer.groups[group].hyperparameters.learningRate = step < 3 ? 0.1 : 0.01
      }
    }
    #expect(regression.parameters == byHand.parameters)
  }

  @Test func `two runs of the same seed have the same bits`() throws {
    let validation = ValidationSet(Regression.samples(count: 6))
    let (first, second) = (try Regression(), try Regression())
    let (a, b) = (
      try first.trainer(Self.settings, validation: validation).rows(),
      try second.trainer(Self.settings, validation: validation).rows()
    )
    #expect(a.rows == b.rows)
    #expect(a.outcome == b.outcome)
    #expect(first.parameters == second.parameters)
  }

  @Test func `a run that was stopped goes on to the same end`() throws {
    let whole = try Regression()
    let expected = try whole.trainer(Self.settings).rows()

    let halted = try Regression()
    let trainer = try halted.trainer(Self.settings)
    var (rows, asked): ([MetricsRow], Int) = ([], 0)
    let outcome = trainer.run {
      asked += 1
      return asked > 5
    } handler: { event in
      if case .row(let row) = event { rows.append(row) }
    }
    guard case .stopped(let summary) = outcome else {
      Issue.record("the run must be stopped")
      return
    }
    #expect(summary.steps == 5)
    let rest = trainer.rows()
    #expect(rows + rest.rows == expected.rows)
    #expect(rest.outcome == expected.outcome)
    #expect(halted.parameters == whole.parameters)
  }

  @Test func `progress is told at most once an interval, and at the end`() throws {
    func reports(every interval: Duration) throws -> [Progress] {
      var settings = Self.settings
      settings.progressInterval = interval
      var reports: [Progress] = []
      _ = try Regression().trainer(settings).run { event in
        if case .progress(let progress) = event { reports.append(progress) }
      }
      return reports
    }
    #expect(try reports(every: .seconds(1000)).map(\.step) == [8])
    let all = try reports(every: .zero)
    #expect(all.map(\.step) == Array(1...8))
    #expect(all.map(\.epoch) == [0, 0, 1, 1, 1, 2, 2, 2])
    #expect(all.allSatisfy { $0.steps == 8 && $0.loss.isFinite })
    #expect(all.allSatisfy { $0.hyperparameters.map(\.learningRate) == [0.05, 0.05] })
  }

  @Test func `what a handler throws ends the run`() throws {
    struct DiskFull: Error {}
    let trainer = try Regression().trainer(Self.settings)
    #expect(throws: DiskFull.self) {
      try trainer.run { (_: TrainingEvent) throws(DiskFull) in throw DiskFull() }
    }
  }

  @Test func `the best values are kept with the step they were first measured after`() throws {
    let regression = try Regression(learningRate: 0.2, momentum: 0)
    // A rate that climbs by tens makes the loss fall first, and then rise.
    let policy = try ListPolicy(learningRate: .all([0.1, 0.1, 0.1, 0.1, 2, 2]))
    let settings = TrainingSettings(
      length: .epochs(6), evaluateEvery: .steps(1), metrics: [.mae, .r2])
    var measured: [(step: Int, Evaluation)] = []
    let trainer = try regression.trainer(
      settings, policy: policy, validation: ValidationSet(regression.samples))
    let outcome = trainer.run { event in
      if case .evaluation(let step, let evaluation) = event { measured.append((step, evaluation)) }
    }
    #expect(measured.map(\.step) == Array(0..<18))
    let best = outcome.summary.best
    #expect(best.map(\.metric) == ["loss", "mae", "r2"])
    #expect(best[0].value == measured.map(\.1.loss).min())
    #expect(best[1].value == measured.map(\.1.metrics[0]).min())
    #expect(best[2].value == measured.map(\.1.metrics[1]).max())
    #expect(best[0].step < 17)
    #expect(measured[best[0].step].1.loss == best[0].value)
  }
}
