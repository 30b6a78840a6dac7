import Results
import Sweeps
import System
import TestSupport
import Testing

@testable import Execution

/// Trials of one sweep in several processes without a coordinator, each with a journal of its own.
@Suite struct JournalChannelTests {
  private let root: TemporaryFolder
  private let folder: SweepFolder
  private let sweep: PreparedSweep
  private let state: SweepState

  init() throws {
    let text =
      "\nsweep: {repeats: 5, objective: train.loss, pruner: {type: asha, min: 2st, factor: 2}}"
    let spec = try SampleSpec(SampleSpec.text + text)
    guard case .sweep(let sweep) = try Preparation.spec(path: spec.path, overrides: []) else {
      throw CancellationError()
    }
    (self.sweep, state) = (sweep, SweepState(sweep))
    root = try TemporaryFolder()
    folder = try SweepFolder(creating: root.path, name: "sample", id: "s")
  }

  private func channel(_ trial: Int) -> JournalChannel {
    JournalChannel(state.trials[trial], of: state, in: folder, SweepJournal(in: folder))
  }

  private func report(_ trial: Int, _ resource: Double, _ value: Double) -> PruningReport {
    PruningReport(trial: trial, resource: resource, value: value)
  }

  private func contents() -> JournalContents { JournalContents(in: folder) }

  @Test func `a trial waits for what the journals of others tell`() throws {
    let (first, second) = (channel(0), channel(1))
    second.send(report(1, 2, 0.5), waits: true)
    #expect(second.permission(contents()) == nil)
    guard case .failure(let stop) = second.answer({ .interrupt }) else {
      Issue.record("nothing was told of trial 0")
      return
    }
    #expect(stop.signal == .interrupt)
    first.send(report(0, 2, 0.25), waits: true)
    // It has come as far, but whether it goes on is not known yet.
    #expect(second.permission(contents()) == nil)
    guard case .success(let permission) = first.answer({ nil }) else {
      Issue.record("trial 0 waits for nobody")
      return
    }
    #expect(permission.answer.pruning == nil && permission.answer.next == 4)
    guard case .success(let other) = second.answer({ nil }) else {
      Issue.record("trial 1 waits for trial 0 alone")
      return
    }
    #expect(other.answer.pruning?.competitors == [0])
    #expect(contents().decisions[1] == other.answer.decisions)
  }

  @Test func `an end is waited for no longer`() throws {
    let second = channel(1)
    second.send(report(1, 2, 0.5), waits: true)
    let journal = SweepJournal(in: folder)
    let id = state.trials[0].id
    try journal.append([TrialRecord(id: id, status: .interrupted)])
    #expect(second.permission(contents()) == nil)
    try journal.append([TrialRecord(id: id, status: .diverged)])
    #expect(second.permission(contents())?.answer.decisions.map(\.competitors) == [[]])
  }

  // What a coordinator decides of the same runs.
  @Test func `decisions are those of a coordinator`() throws {
    let values = [0.5, 0.25, 0.75, 0.25, 0.125].map { first in [2.0, 4, 8].map { first / $0 } }
    var board = PruningBoard(try #require(sweep.pruning).pruner, .minimize, .ordered)
    var expected: [Int: [PruningDecision]] = [:]
    for (trial, values) in values.enumerated() {
      board.begin(trial)
      let channel = channel(trial)
      var isPruned = false
      for (resource, value) in zip([2.0, 4, 8], values) where !isPruned {
        board.take(report(trial, resource, value), waits: true)
        expected[trial, default: []] += board.answers().flatMap(\.decisions)
        channel.send(report(trial, resource, value), waits: true)
        guard case .success(let permission) = channel.answer({ .hangUp }) else { continue }
        isPruned = permission.answer.pruning != nil
      }
      board.end(trial, isDone: !isPruned, isPruned: isPruned)
      try SweepJournal(in: folder).append(
        [TrialRecord(id: state.trials[trial].id, status: isPruned ? .pruned : .done)])
    }
    #expect(contents().decisions == expected)
    #expect(expected.values.joined().contains { $0.isPruned })
  }
}
