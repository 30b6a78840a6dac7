import Results
import Sweeps
import TestSupport
import Testing

@testable import Execution

@Suite struct PruningDeskTests {
  private let sweep: PreparedSweep
  private let trials: [Trial]

  init() throws {
    let text = "\nsweep: {repeats: 6, pruner: {type: asha, min: 2st, factor: 2}}"
    let spec = try SampleSpec(SampleSpec.text + text)
    guard case .sweep(let sweep) = try Preparation.spec(path: spec.path, overrides: []) else {
      throw CancellationError()
    }
    (self.sweep, trials) = (sweep, SweepState(sweep).trials)
  }

  private let none = JournalContents()

  private func report(_ trial: Int, _ resource: Double, _ value: Double) -> TrialReport {
    TrialReport(PruningReport(trial: trial, resource: resource, value: value), waits: true)
  }

  private func record(_ trial: Int, _ status: RunStatus) -> TrialRecord {
    TrialRecord(id: trials[trial].id, status: status)
  }

  @Test func `a trial waits for those before it, whatever becomes of them`() throws {
    for status in RunStatus.allCases {
      var desk = try #require(PruningDesk(sweep))
      desk.begin(trials[0], none, isConfirming: false)
      desk.begin(trials[1], none, isConfirming: false)
      desk.take(report(1, 2, 0.5), of: trials[1])
      #expect(desk.permissions().isEmpty && desk.waitingCount == 1)
      desk.end(trials[0], record(0, status))
      #expect(desk.permissions().map(\.answer.trial) == [1] && desk.waitingCount == 0)
    }
  }

  @Test func `a trial that confirms waits for nobody and is compared with nobody`() throws {
    var desk = try #require(PruningDesk(sweep))
    desk.begin(trials[0], none, isConfirming: false)
    desk.begin(trials[1], none, isConfirming: true)
    desk.take(report(1, 2, 0.5), of: trials[1])
    let permissions = desk.permissions()
    #expect(permissions.map(\.answer.next) == [.infinity] && desk.permissions().isEmpty)
    desk.take(report(0, 2, 0.75), of: trials[0])
    #expect(desk.permissions().map(\.answer.decisions.first?.competitors.count) == [0])
  }

  @Test func `what journals tell of trials that have ended counts`() throws {
    let folder = try TemporaryFolder()
    let place = try SweepFolder(creating: folder.path, name: "n", id: "s")
    let journal = SweepJournal(in: place)
    for (resource, value) in [(2.0, 0.25), (4, 0.125)] {
      try journal.append(
        PruningReport(trial: 0, resource: resource, value: value), of: trials[0].id)
    }
    try journal.append(PruningReport(trial: 1, resource: 2, value: 0.5), of: trials[1].id)
    let pruning = PruningDecision(
      trial: 1, rule: "asha", check: PruningCheck(resource: 2, rung: 0), isPruned: true, value: 0.5,
      threshold: 0.25, competitors: .earlier(count: 1))
    try journal.append([pruning], of: trials[1].id)
    // It was measured further by another command; that is no matter here.
    try journal.append(PruningReport(trial: 1, resource: 4, value: 0), of: trials[1].id)
    let journals = JournalContents(in: place)
    var desk = try #require(PruningDesk(sweep))
    desk.takeEnded(trials[0], record(0, .done), journals, isConfirming: false)
    desk.takeEnded(trials[1], record(1, .pruned), journals, isConfirming: false)
    desk.begin(trials[2], journals, isConfirming: false)
    desk.take(report(2, 4, 0.125), of: trials[2])
    let decisions = desk.permissions().flatMap(\.answer.decisions)
    #expect(decisions.map(\.competitors.count) == [2, 1])
    #expect(decisions.map(\.threshold) == [0.125, 0.125])
  }

  @Test func `lines between a worker and its coordinator hold all of it`() throws {
    let report = TrialReport(PruningReport(trial: 3, resource: 1.5, value: .infinity), waits: true)
    #expect(TrialReport(line: report.line)?.report == report.report)
    #expect(TrialReport(line: report.line)?.waits == true)
    #expect(TrialReport(line: TrialAnswer(.done, nil, []).line) == nil)
    let decision = PruningDecision(
      trial: 3, rule: "hyperband", check: PruningCheck(resource: 1.5, rung: 0, bracket: 2),
      isPruned: true, value: .nan, threshold: nil, competitors: .named([]))
    let answer = PruningAnswer(trial: 3, decisions: [decision], next: .infinity)
    let permission = try TrialPermission(line: TrialPermission(answer, reportsAll: false).line)
    #expect(permission.answer.next == .infinity && !permission.reportsAll)
    #expect(permission.answer.pruning?.check == decision.check)
    #expect(permission.answer.pruning?.value.isNaN == true)
  }
}
