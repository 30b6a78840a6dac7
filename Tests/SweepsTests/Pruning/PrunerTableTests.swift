import Declarations
import TestSupport
import Testing

@testable import Sweeps

@Suite struct PrunerTableTests {
  @Test(arguments: PrunerTable.all)
  func `trials one after another are pruned as by Optuna or NumPy`(_ table: PrunerTable) {
    let directions: [SearchDirection] =
      table.pruner is ThresholdPruner ? [.minimize] : [.minimize, .maximize]
    for order in table.orders {
      for direction in directions {
        let trials = table.values.indices.map { table.reports($0, direction) }
        var play = PruningPlay(table.pruner, direction, order, trials)
        var random = SplitMix(state: 1)
        #expect(play.run(jobs: 1, &random))
        #expect(play.pruned == table.pruned, "\(order) \(direction)")
      }
    }
  }

  @Test func `the best value must be worse than the median, and not equal to it`() {
    func verdict(_ best: Double) -> PruningVerdict? {
      let others = [1.0, 2, 3, 4].enumerated().map { history($0, [(1, 9), (2, $1)]) }
      let own = history(4, [(1, best), (2, 5)])
      return MedianPruner { $0.startupTrials = 4 }
        .verdict(on: own, at: PruningCheck(resource: 2), against: others)
    }
    #expect(verdict(2.5) == PruningVerdict(isPruned: false, cost: 2.5, threshold: 2.5))
    #expect(
      verdict(2.5000001) == PruningVerdict(isPruned: true, cost: 2.5000001, threshold: 2.5))
    #expect(verdict(.nan)?.isPruned == true)
  }

  @Test func `a trial that equals the last of those that go on goes on`() {
    let others = [3.0, 1, 2, 1].enumerated().map { history($0, [(1, $1)]) }
    func verdict(_ value: Double) -> PruningVerdict? {
      ASHAPruner { $0.factor = 2 }.verdict(
        on: history(4, [(1, value)]), at: PruningCheck(resource: 1, rung: 0), against: others)
    }
    #expect(verdict(1) == PruningVerdict(isPruned: false, cost: 1, threshold: 1))
    #expect(verdict(1.5) == PruningVerdict(isPruned: true, cost: 1.5, threshold: 1))
    #expect(verdict(.infinity)?.isPruned == true)
    #expect(verdict(.nan).map { $0.isPruned && $0.threshold == nil } == true)
  }

  @Test func `the mean of Vizier begins with the first report`() {
    let pruner = MedianPruner { ($0.rule, $0.startupTrials) = (.vizier, 1) }
    let verdict = pruner.verdict(
      on: history(1, [(1, 2.75)]), at: PruningCheck(resource: 3),
      against: [history(0, [(1, 4), (2, 3), (3, 1), (4, 0)])])
    // (4 + 3 + 1)/3
    #expect(verdict == PruningVerdict(isPruned: true, cost: 2.75, threshold: 8.0 / 3))
  }

  // With max/min = 81 and factor 3, Hyperband's table has the first rungs 1, 3, 9, 27, 81; the weights
  // are those that Optuna 5 computes.
  @Test(arguments: [
    (81, 1, 3, [81, 34, 15, 8, 5]), (64, 2, 2, [32, 20, 12, 8, 6, 6]),
    (100, 1, 3, [81, 34, 15, 8, 5]), (16, 1, 4, [16, 6, 3]), (243, 1, 3, [243, 98, 41, 18, 9, 6]),
    (2, 4, 3, [1]),
  ])
  func `brackets have the weights of Optuna`(max: Int, min: Int, factor: Int, weights: [Int]) {
    let pruner = HyperbandPruner {
      ($0.min, $0.max, $0.factor) = (.init(steps: min), .init(steps: max), factor)
    }
    #expect(pruner.weights == weights)
    let total = weights.reduce(0, +)
    // Any stretch of 64 trials has a bracket's share of them, but for a few.
    for start in stride(from: 0, to: 640, by: 64) {
      let brackets = (start..<start + 64).map(pruner.bracket)
      for (bracket, weight) in weights.enumerated() {
        let share = 64 * Double(weight) / Double(total)
        #expect(abs(Double(brackets.count { $0 == bracket }) - share) <= 2)
      }
    }
    for (bracket, first) in zip(weights.indices, [1, factor, factor * factor]) {
      let trial = (0...).first { pruner.bracket(of: $0) == bracket } ?? 0
      #expect(pruner.nextCheck(after: 0, of: trial) == Double(min * first))
    }
  }

  @Test func `a first bracket of more trials than can be counted is a mistake`() {
    let pruner = HyperbandPruner {
      ($0.min, $0.max, $0.factor) = (Length(1e-18, .epochs), Length(100, .epochs), 10)
    }
    #expect(pruner.problems.map(\.argument) == ["min"])
    let resolved = pruner.resolved(runLength: 100)
    #expect(resolved.bracketCount == 21 && (0..<21).contains(resolved.bracket(of: 7)))
    #expect(resolved.problems == pruner.problems)
    #expect(PatientPruner { $0.pruner = pruner }.problems.map(\.argument) == ["pruner"])
    let other = HyperbandPruner { ($0.min, $0.max) = (Length(1, .epochs), Length(81, .epochs)) }
    #expect(other.problems.isEmpty)
  }

  // 0.1·3 > 0.3 and 0.3/0.1 < 3.
  @Test func `what rounding makes of training does not matter`() {
    let asha = ASHAPruner { ($0.min, $0.factor) = (Length(0.1, .own), 3) }
    #expect(asha.checks(after: history(0, [(0.1, 1), (0.3, 1)])).map(\.rung) == [1])
    let competitor = history(0, [(0.1, 1), (0.3, 1)])
    #expect(
      asha.competes(competitor, with: 1, at: PruningCheck(resource: 0.3, rung: 1), .ordered))
    #expect(competitor.cost(at: 0.1 * 3) == 1 && competitor.firstResource(from: 0.1 * 3) == 0.3)
    let median = MedianPruner { $0.interval = Length(0.1, .own) }
    for count in 1...9 {
      let reports = (1...count).map { (Double($0) / 10, 1.0) }
      #expect(median.checks(after: history(0, reports)).count == 1, "\(count)")
    }
    let next = median.nextCheck(after: 0.3, of: 0)
    #expect(TrainingReach.reaches(0.4, next) && !TrainingReach.reaches(0.39, next))
  }

  @Test func `the first report from the warmup on is checked`() {
    let median = MedianPruner { ($0.warmup, $0.interval) = (3, 20) }
    #expect(median.nextCheck(after: 0, of: 0) == 3 && median.nextCheck(after: 3, of: 0) == 23)
    #expect(MedianPruner { $0.interval = 20 }.nextCheck(after: 0, of: 0) == 0)
    #expect(median.checks(after: history(0, [(2, 1), (5, 1)])).map(\.resource) == [5])
  }

  @Test func `the middle of infinite and of great numbers is what is between them`() {
    #expect(Middle.median([1, .infinity]) == .infinity)
    #expect(Middle.median([-.infinity, .infinity]) == .infinity)
    #expect(Middle.median([-.infinity, 1]) == -.infinity)
    let most = Double.greatestFiniteMagnitude
    #expect(
      Middle.median([most, -most]) == 0 && Middle.median([most, most.nextDown]) != .infinity)
  }

  @Test func `rungs are reached by the first report at or behind them`() {
    let pruner = ASHAPruner { ($0.min, $0.factor) = (2, 3) }
    #expect(
      [0, 1.9, 2, 5, 6, 17, 18].map { pruner.nextCheck(after: $0, of: 0) } == [
        2, 2, 6, 6, 18, 18, 54,
      ])
    let checks = pruner.checks(after: history(0, [(1, 0), (20, 0)]))
    #expect(checks.map(\.rung) == [0, 1, 2] && checks.allSatisfy { $0.resource == 20 })
    #expect(pruner.checks(after: history(0, [(2, 0), (5.5, 0)])).isEmpty)
  }

  private func history(_ trial: Int, _ reports: [(Double, Double)]) -> PruningHistory {
    var history = PruningHistory(trial, .minimize)
    for (resource, value) in reports {
      history.take(PruningReport(trial: trial, resource: resource, value: value))
    }
    return history
  }
}
