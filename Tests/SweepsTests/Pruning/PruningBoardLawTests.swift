import Declarations
import TestSupport
import Testing

@testable import Sweeps

/// What holds of every pruner.
@Suite struct PruningBoardLawTests {
  static let pruners: [any Pruner] = [
    MedianPruner { $0.startupTrials = 2 },
    MedianPruner { ($0.rule, $0.startupTrials, $0.warmup) = (.vizier, 1, 2) },
    MedianPruner { ($0.startupTrials, $0.interval) = (1, 2) },
    ASHAPruner { $0.factor = 2 }, ASHAPruner { ($0.factor, $0.bootstrapCount) = (3, 2) },
    HyperbandPruner { ($0.max, $0.factor) = (8, 2) },
    PatientPruner { $0.patience = 1 },
    PatientPruner { ($0.patience, $0.pruner) = (0, MedianPruner { $0.startupTrials = 1 }) },
    ThresholdPruner { $0.upper = 0.9 }, ThresholdPruner { ($0.upper, $0.interval) = (0.9, 3) },
  ]

  /// Trials of different lengths, that report at training of their own.
  static func trials(_ random: inout SplitMix) -> [[PruningReport]] {
    (0..<24).map { trial in
      var resource = 0.0
      return (0..<Int.random(in: 1...9, using: &random)).map { _ in
        resource += [0.5, 1, 1, 2].randomElement(using: &random) ?? 1
        let value = Double(Int.random(in: 0...9, using: &random)) / 8
        return PruningReport(trial: trial, resource: resource, value: value)
      }
    }
  }

  @Test(arguments: pruners.indices)
  func `ordered decisions are the same for any jobs and any order of reports`(_ index: Int) {
    let pruner = Self.pruners[index]
    var (random, prunedCount) = (SplitMix(state: 7), 0)
    for _ in 0..<8 {
      let trials = Self.trials(&random)
      var first = PruningPlay(pruner, .maximize, .ordered, trials)
      #expect(first.run(jobs: 1, &random))
      prunedCount += first.pruned.count { $0 > 0 }
      for jobs in [2, 3, 8, 24] {
        var play = PruningPlay(pruner, .maximize, .ordered, trials)
        #expect(play.run(jobs: jobs, &random))
        let isSame = Self.sorted(play.decisions) == Self.sorted(first.decisions)
        #expect(isSame && play.pruned == first.pruned, "with \(jobs) jobs")
      }
    }
    #expect(prunedCount > 20)
  }

  private static func sorted(_ decisions: [PruningDecision]) -> [PruningDecision] {
    decisions.sorted {
      ($0.trial, $0.check.resource, $0.check.rung ?? 0)
        < ($1.trial, $1.check.resource, $1.check.rung ?? 0)
    }
  }

  @Test(arguments: pruners.indices, DecisionOrder.allCases)
  func `every decision can be made once more from the reports`(_ index: Int, _ order: DecisionOrder)
  {
    var (random, count) = (SplitMix(state: 8), 0)
    for jobs in [1, 3, 8] {
      let trials = Self.trials(&random)
      var play = PruningPlay(Self.pruners[index], .minimize, order, trials)
      #expect(play.run(jobs: jobs, &random))
      let audit = PruningAudit(
        Self.pruners[index], .minimize, order, reports: play.reports.shuffled(using: &random),
        decisions: play.decisions.shuffled(using: &random))
      count += play.decisions.count
      for decision in play.decisions { #expect(audit.remade(decision) == decision) }
      let other = play.decisions.first.map {
        PruningDecision(
          trial: $0.trial, rule: $0.rule, check: $0.check, isPruned: !$0.isPruned, value: $0.value,
          threshold: $0.threshold, competitors: $0.competitors)
      }
      #expect(other.flatMap(audit.remade) != other)
    }
    #expect(count > 0)
  }

  // Otherwise a trial would not ask where it is to be decided on.
  @Test(arguments: pruners.indices)
  func `no decision is due before the next one that was told`(_ index: Int) {
    let pruner = Self.pruners[index]
    var random = SplitMix(state: 9)
    for trial in 0..<50 {
      var history = PruningHistory(trial, .minimize)
      var (resource, next) = (0.0, 0.0)
      for _ in 0..<20 {
        resource += Double.random(in: 0.1...3, using: &random)
        history.take(PruningReport(trial: trial, resource: resource, value: 1))
        if resource < next {
          #expect(pruner.checks(after: history).isEmpty)
        } else {
          next = pruner.nextCheck(after: resource, of: trial)
        }
      }
    }
  }

  @Test func `a trial that begins again is waited for, and is decided on as before`() {
    var board = PruningBoard(ASHAPruner { $0.factor = 2 }, .minimize, .ordered)
    func report(_ trial: Int, _ resource: Double, _ value: Double) {
      board.take(PruningReport(trial: trial, resource: resource, value: value), waits: true)
    }
    board.begin(0)
    board.begin(1)
    report(1, 1, 0.5)
    #expect(board.answers().isEmpty && board.waiting == [1])
    report(0, 1, 0.75)
    #expect(board.answers().map(\.trial) == [0, 1])
    report(0, 2, 0.75)
    #expect(board.answers().map(\.decisions.last?.threshold) == [0.75])
    board.begin(0)
    report(1, 2, 0.5)
    #expect(board.answers().isEmpty)
    // Its first report tells nothing of where the other is.
    report(0, 1, 0.75)
    #expect(board.answers().map(\.decisions.last?.competitors.count) == [0])
    board.end(0, isDone: false, isPruned: false)
    #expect(board.answers().map(\.decisions.last?.competitors.count) == [0])
  }

  @Test func `a trial that is not decided on waits for nobody`() {
    var board = PruningBoard(ASHAPruner { $0.min = 2 }, .minimize, .ordered)
    board.begin(0)
    board.begin(1)
    board.take(PruningReport(trial: 1, resource: 1, value: 0), waits: true)
    #expect(board.answers().map(\.next) == [2])
    board.take(PruningReport(trial: 1, resource: 2, value: 0), waits: true)
    #expect(board.answers().isEmpty)
  }

  @Test(arguments: pruners.indices)
  func `a trial waits for others where it is compared with them`(_ index: Int) {
    let pruner = Self.pruners[index]
    var board = PruningBoard(pruner, .minimize, .ordered)
    board.begin(0)
    board.begin(1)
    for resource in 1...16 {
      board.take(PruningReport(trial: 1, resource: Double(resource), value: 0), waits: true)
      if board.answers().isEmpty { break }
    }
    #expect(board.waiting.isEmpty != pruner.comparesTrials)
  }

  @Test func `a decision that was made before stands`() {
    var board = PruningBoard(ASHAPruner(), .minimize, .ordered)
    let check = PruningCheck(resource: 1, rung: 0)
    board.take(
      PruningDecision(
        trial: 0, rule: "asha", check: check, isPruned: true, value: 2, threshold: 1,
        competitors: .earlier(count: 4)))
    board.begin(0)
    board.take(PruningReport(trial: 0, resource: 1, value: 2), waits: true)
    #expect(board.answers().map(\.pruning?.competitors.count) == [4])
    // It is kept until the trial ends, and no longer.
    board.end(0, isDone: false, isPruned: true)
    board.begin(0)
    board.take(PruningReport(trial: 0, resource: 1, value: 2), waits: true)
    #expect(board.answers().map(\.decisions.last?.competitors.count) == [0])
  }

  /// A trial that fails and is run again, between two that are compared with it.
  private static func failure(_ pruner: any Pruner, answered: Bool) -> (
    reports: [PruningReport], decisions: [PruningDecision]
  ) {
    var board = PruningBoard(pruner, .minimize, .ordered)
    var (reports, decisions): ([PruningReport], [PruningDecision]) = ([], [])
    func report(_ trial: Int, _ resource: Double, _ value: Double) {
      // Who is pruned reports no more.
      guard !decisions.contains(where: { $0.trial == trial && $0.isPruned }) else { return }
      reports.append(PruningReport(trial: trial, resource: resource, value: value))
      board.take(reports[reports.count - 1], waits: true)
    }
    func answer() { decisions += board.answers().flatMap(\.decisions) }
    for trial in 0...3 { board.begin(trial) }
    // The others wait for the first one, unless that has come as far.
    for trial in answered ? [0, 1, 2, 3] : [1, 2, 3] { report(trial, 1, Double(3 - trial)) }
    answer()
    // It may be told more than once.
    for _ in 0...1 { board.end(1, isDone: false, isPruned: false, hasFailed: true) }
    if !answered { report(0, 1, 3) }
    answer()
    for resource in [2.0, 3, 4, 8] {
      for trial in [0, 2, 3] { report(trial, resource, Double(trial) / 4) }
      answer()
    }
    // It is run again, while others wait no more for where it was.
    board.begin(1)
    for resource in [1.0, 2, 3, 4, 8] {
      report(1, resource, resource == 1 ? 2 : 0.25)
      answer()
    }
    return (reports, decisions)
  }

  @Test(arguments: pruners.indices, [false, true])
  func `decisions that were made without a trial that had failed are made once more without it`(
    _ index: Int, _ answered: Bool
  ) {
    let pruner = Self.pruners[index]
    let (reports, decisions) = Self.failure(pruner, answered: answered)
    func audit(failed: Set<Int>) -> [Bool] {
      let audit = PruningAudit(
        pruner, .minimize, .ordered, reports: reports, decisions: decisions, failed: failed)
      return decisions.map { audit.remade($0) == $0 }
    }
    #expect(!decisions.isEmpty && !audit(failed: [1]).contains(false))
    let absent = decisions.filter { !$0.competitors.absent.isEmpty }
    #expect(absent.allSatisfy { $0.competitors.absent == [1...1] && $0.trial > 1 })
    // Where it was decided on it may have been pruned.
    if !answered { #expect(absent.isEmpty != pruner.comparesTrials) }
  }

  @Test func `a trial that has not failed cannot be left out`() throws {
    let (reports, decisions) = Self.failure(ASHAPruner { $0.factor = 2 }, answered: true)
    let audit = PruningAudit(
      ASHAPruner { $0.factor = 2 }, .minimize, .ordered, reports: reports, decisions: decisions)
    let absent = try #require(decisions.first { !$0.competitors.absent.isEmpty })
    #expect(absent.check.resource == 2)
    #expect(
      audit.remade(absent)?.competitors
        == .earlier(count: absent.competitors.count + 1, without: [1...1]))
  }

  // A process may be killed between two of them.
  @Test func `of the decisions at one report those are made that are missing`() {
    func board() -> PruningBoard {
      var board = PruningBoard(ASHAPruner { $0.factor = 2 }, .minimize, .ordered)
      for trial in 0...1 { board.begin(trial) }
      return board
    }
    func report(_ trial: Int, _ value: Double) -> PruningReport {
      PruningReport(trial: trial, resource: 4, value: value)
    }
    var (whole, resumed) = (board(), board())
    whole.take(report(0, 1), waits: true)
    whole.take(report(1, 0), waits: true)
    let decisions = whole.answers().map(\.decisions)
    #expect(decisions.map { $0.map(\.check.rung) } == [[0, 1, 2], [0, 1, 2]])
    resumed.take(decisions[1][0])
    resumed.take(report(1, 0), waits: true)
    // What is missing is made from what the other has reported.
    #expect(resumed.answers().isEmpty)
    resumed.take(report(0, 1), waits: true)
    #expect(resumed.answers().map(\.decisions) == decisions)
  }

  @Test func `a decision that comes behind a report or an end counts`() {
    let pruning = PruningDecision(
      trial: 0, rule: "asha", check: PruningCheck(resource: 1, rung: 0), isPruned: true, value: 2,
      threshold: 1, competitors: .earlier(count: 0))
    for hasEnded in [false, true] {
      var board = PruningBoard(ASHAPruner { $0.factor = 2 }, .minimize, .ordered)
      for trial in 0...1 { board.begin(trial) }
      for resource in [1.0, 2] {
        board.take(PruningReport(trial: 0, resource: resource, value: 2), waits: false)
      }
      if hasEnded { board.end(0, isDone: false, isPruned: true) }
      board.take(pruning)
      board.take(PruningReport(trial: 1, resource: 2, value: 1), waits: true)
      #expect(board.answers().map { $0.decisions.map(\.competitors.count) } == [[1, 0]])
    }
  }
}
