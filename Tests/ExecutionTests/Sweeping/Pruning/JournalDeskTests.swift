import Results
import Sweeps
import TestSupport
import Testing

@testable import Execution

/// Workers of one sweep without a coordinator, each with a journal and a desk of its own.
@Suite struct JournalDeskTests {
  /// A worker that reads what all have noted before it answers.
  private final class Worker {
    private let state: SweepState
    private let journal: SweepJournal
    private var reader: JournalReader
    private var contents = JournalContents()
    private var desk: JournalDesk

    init(_ sweep: PreparedSweep, _ folder: SweepFolder) throws {
      (state, journal) = (SweepState(sweep), SweepJournal(in: folder))
      reader = JournalReader(folder)
      desk = try #require(JournalDesk(sweep))
      for trial in state.trials { desk.add(trial, contents, isConfirming: false) }
    }

    /// Notes a report.
    func note(_ report: PruningReport, of id: String? = nil) throws {
      try journal.append(report, of: id ?? state.trials[report.trial].id)
    }

    /// Notes what was decided about another run that had the number of a trial.
    func note(_ decision: PruningDecision, of id: String) throws {
      try journal.append([decision], of: id)
    }

    /// Notes what came of a trial.
    func note(_ trial: Int, _ status: RunStatus) throws {
      try journal.append([TrialRecord(id: state.trials[trial].id, status: status)])
    }

    /// Asks about a trial after a report, and notes what was decided.
    func answer(_ report: PruningReport, isConfirming: Bool = false) throws -> PruningAnswer? {
      reader.readNews { line in
        guard let news = contents.take(line) else { return }
        desk.take(news)
        if case .record(let record) = news, record.status.isEnd,
          let trial = state.trials.first(where: { $0.id == record.id })
        {
          desk.end(trial, record)
        }
      }
      let permission = desk.permission(
        of: state.trials[report.trial], asking: report, contents, isConfirming: isConfirming)
      try journal.append(
        permission?.answer.decisions ?? [], of: state.trials[report.trial].id)
      return permission?.answer
    }
  }

  private let root: TemporaryFolder
  private let folder: SweepFolder
  private let sweep: PreparedSweep

  init() throws {
    let text =
      "\nsweep: {repeats: 5, objective: train.loss, pruner: {type: asha, min: 2st, factor: 2}}"
    let spec = try SampleSpec(SampleSpec.text + text)
    guard case .sweep(let sweep) = try Preparation.spec(path: spec.path, overrides: []) else {
      throw CancellationError()
    }
    self.sweep = sweep
    root = try TemporaryFolder()
    folder = try SweepFolder(creating: root.path, name: "sample", id: "s")
  }

  private func worker() throws -> Worker { try Worker(sweep, folder) }

  private func report(_ trial: Int, _ resource: Double, _ value: Double) -> PruningReport {
    PruningReport(trial: trial, resource: resource, value: value)
  }

  @Test func `a trial waits for what the journals of others tell`() throws {
    let (first, second) = (try worker(), try worker())
    try second.note(report(1, 2, 0.5))
    #expect(try second.answer(report(1, 2, 0.5)) == nil)
    try first.note(report(0, 2, 0.25))
    // It has come as far, but whether it goes on is not known yet.
    #expect(try second.answer(report(1, 2, 0.5)) == nil)
    let answer = try first.answer(report(0, 2, 0.25))
    #expect(answer?.pruning == nil && answer?.next == 4)
    #expect(try second.answer(report(1, 2, 0.5))?.pruning?.competitors == .earlier(count: 1))
    #expect(
      JournalContents(in: folder).decisions.map { [$0.key.number, $0.value.count] }.contains([1, 1])
    )
  }

  @Test func `an end is waited for no longer`() throws {
    let (first, second) = (try worker(), try worker())
    try second.note(report(1, 2, 0.5))
    try first.note(0, .interrupted)
    #expect(try second.answer(report(1, 2, 0.5)) == nil)
    try first.note(0, .diverged)
    #expect(
      try second.answer(report(1, 2, 0.5))?.decisions.map(\.competitors) == [.earlier(count: 0)])
  }

  // Another worker may have the number for another point, before `--retry failed` or after it.
  @Test(arguments: [false, true])
  func `what is told of another run of the number counts for nothing`(_ isEarlier: Bool) throws {
    let other = try worker()
    let pruning = PruningDecision(
      trial: 1, rule: "asha", check: PruningCheck(resource: 2, rung: 0), isPruned: true, value: 9,
      threshold: 1, competitors: .earlier(count: 1))
    func tell() throws {
      for trial in 0...1 { try other.note(report(trial, 2, -9), of: "other") }
      try other.note(pruning, of: "other")
    }
    if isEarlier { try tell() }
    let first = try worker()
    if !isEarlier { try tell() }
    // The other run has come as far; this one has not.
    #expect(try first.answer(report(1, 2, 0.5)) == nil)
    try first.note(report(0, 2, 0.75))
    let answer = try first.answer(report(0, 2, 0.75))
    #expect(answer?.decisions.map(\.threshold) == [0.75])
    let next = try first.answer(report(1, 2, 0.5))
    #expect(next?.decisions.map(\.value) == [0.5] && next?.pruning == nil)
  }

  @Test func `a trial that had ended waits again, and one that confirms for nobody`() throws {
    let second = try worker()
    try second.note(1, .diverged)
    let answer = try second.answer(report(1, 2, 0.5))
    #expect(answer == nil)
    try second.note(0, .done)
    try second.note(2, .done)
    #expect(try second.answer(report(2, 2, 1), isConfirming: true)?.next == .infinity)
  }

  // A coordinator's board decides as many workers do, each of which begins anew in the middle.
  @Test func `decisions are those of a coordinator, whoever reads the journals`() throws {
    let values = [0.5, 0.25, 0.75, 0.25, 0.125].map { first in [2.0, 4, 8].map { first / $0 } }
    var board = PruningBoard(try #require(sweep.pruning).pruner, .minimize, .ordered)
    var expected: [Int: [PruningDecision]] = [:]
    let lasting = try worker()
    for (trial, values) in values.enumerated() {
      board.begin(trial)
      var isPruned = false
      for (resource, value) in zip([2.0, 4, 8], values) where !isPruned {
        board.take(report(trial, resource, value), waits: true)
        expected[trial, default: []] += board.answers().flatMap(\.decisions)
        let worker = trial % 2 == 0 ? lasting : try worker()
        try worker.note(report(trial, resource, value))
        isPruned = try #require(try worker.answer(report(trial, resource, value))).pruning != nil
        // Asked once more, it says the same.
        let again = try self.worker().answer(report(trial, resource, value))
        #expect(again?.decisions.last == expected[trial]?.last)
      }
      board.end(trial, isDone: !isPruned, isPruned: isPruned)
      try lasting.note(trial, isPruned ? .pruned : .done)
    }
    let made = JournalContents(in: folder).decisions.map { ($0.key.number, $0.value) }
    #expect(Dictionary(uniqueKeysWithValues: made) == expected)
    #expect(expected.values.joined().contains { $0.isPruned })
  }
}
