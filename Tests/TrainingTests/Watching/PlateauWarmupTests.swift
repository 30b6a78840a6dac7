import Datasets
import Schedules
import Testing

@testable import Training

/// Learning rates that a warmup raises before they follow the run.
@Suite struct PlateauWarmupTests {
  /// Three evaluations of warmup, which do not count, then rates that fall after every second one,
  /// since no value is better by so much.
  private func trainer(
    monitor: Monitor, interval: Interval = .epoch
  ) throws -> Trainer {
    let steps = interval == .epoch ? 3 : 9
    let policy = try WarmupPolicy(
      ReduceOnPlateauPolicy(), length: steps, startFactor: 0.25, shape: .linear)
    var settings = TrainingSettings(length: .epochs(9), interval: interval)
    settings.plateau = PlateauFeedback(
      PlateauTests.strict.settings, monitor: monitor,
      start: try #require(policy.feedback).start)
    let regression = try Regression(learningRate: 0.8)
    return try regression.trainer(
      settings, policy: policy, validation: ValidationSet(regression.samples))
  }

  private func rates(_ rows: [MetricsRow]) -> [Double] { rows.compactMap(\.knobs.first) }

  @Test(arguments: [Monitor.validationLoss, .trainLoss])
  func `evaluations count from the end of the warmup`(_ monitor: Monitor) throws {
    // 0.25 + 0.75 t/3 of 0.8, then 0.8 until the second evaluation after the best one.
    let expected = [0.2, 0.4, 0.6, 0.8, 0.8, 0.8, 0.4, 0.4, 0.2]
    let found = rates(try trainer(monitor: monitor).rows().rows)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-15 } && found.count == 9)
  }

  @Test func `a warmup in steps ends within the epochs that it takes`() throws {
    let found = rates(try trainer(monitor: .trainLoss, interval: .step).rows().rows)
    // The last of three updates of each epoch: 0.25 + 0.75 t/9 of 0.8.
    let rising = [2.0, 5, 8].map { 0.8 * (0.25 + 0.75 * $0 / 9) }
    let expected = rising + [0.8, 0.8, 0.8, 0.4, 0.4, 0.2]
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-15 } && found.count == 9)
  }

  @Test(arguments: [Monitor.validationLoss, .trainLoss])
  func `a run that was saved anywhere resumes to the same bits`(
    _ monitor: Monitor
  ) throws {
    for interval in [Interval.epoch, .step] {
      let rows = try trainer(monitor: monitor, interval: interval).rows().rows
      for stop in 0..<27 {
        let first = try trainer(monitor: monitor, interval: interval)
        var begun: [MetricsRow] = []
        _ = first.run(
          shouldStop: { first.step == stop },
          handler: { event in if case .row(let row) = event { begun.append(row) } })
        let second = try trainer(monitor: monitor, interval: interval)
        try second.restore(first.snapshot)
        #expect(begun + second.rows().rows == rows, "saved before \(stop)")
      }
    }
  }
}
