import TestSupport

@testable import Sweeps

/// Plays trials on a board, so many at a time and in an order that is drawn.
struct PruningPlay {
  private(set) var board: PruningBoard
  /// With how much training each trial was pruned; 0 where it is done.
  private(set) var pruned: [Double]
  private(set) var decisions: [PruningDecision] = []
  private(set) var reports: [PruningReport] = []
  private let trials: [[PruningReport]]
  // Of each trial that runs, how many reports it has made and before how much training it does not ask.
  private var running: [Int: (count: Int, next: Double)] = [:]
  private var waiting: Set<Int> = []
  private var begun = 0

  init(
    _ pruner: any Pruner, _ direction: SearchDirection, _ order: DecisionOrder,
    _ trials: [[PruningReport]]
  ) {
    board = PruningBoard(pruner, direction, order)
    self.trials = trials
    pruned = trials.map { _ in 0 }
  }

  /// Plays all trials to their ends; false if they come to a standstill.
  mutating func run(jobs: Int, _ random: inout SplitMix) -> Bool {
    while begun < trials.count || !running.isEmpty {
      while running.count < jobs, begun < trials.count {
        board.begin(begun)
        running[begun] = (0, 0)
        begun += 1
      }
      let free = running.keys.filter { !waiting.contains($0) }.sorted()
      guard let trial = free.randomElement(using: &random) else { return false }
      step(trial)
      for answer in board.answers() { take(answer) }
    }
    return true
  }

  private mutating func step(_ trial: Int) {
    guard let state = running[trial] else { return }
    guard state.count < trials[trial].count else {
      board.end(trial, isDone: true, isPruned: false)
      running[trial] = nil
      return
    }
    let report = trials[trial][state.count]
    let waits = report.resource >= state.next
    running[trial]?.count += 1
    guard waits || board.pruner.usesAllReports else { return }
    reports.append(report)
    board.take(report, waits: waits)
    if waits { waiting.insert(trial) }
  }

  private mutating func take(_ answer: PruningAnswer) {
    waiting.remove(answer.trial)
    running[answer.trial]?.next = answer.next
    decisions += answer.decisions
    guard let decision = answer.pruning else { return }
    pruned[answer.trial] = decision.check.resource
    board.end(answer.trial, isDone: false, isPruned: true)
    running[answer.trial] = nil
  }
}
