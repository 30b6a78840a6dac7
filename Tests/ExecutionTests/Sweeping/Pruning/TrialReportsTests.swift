import Results
import Sweeps
import System
import Testing

@testable import Execution

/// Runs whose reports are answered by a table.
@Suite struct TrialReportsTests {
  /// Answers as it was told to, and notes what it heard.
  private final class Channel: ReportChannel {
    var heard: [(report: PruningReport, waits: Bool)] = []
    var reportsAll = true
    /// With how much training the trial asks again.
    var next: (Double) -> Double = { $0.nextUp }
    /// With how much training it is pruned, or told to stop.
    var (prunes, stops): (Double?, Double?)

    /// The runs that were told of.
    var ids: Set<String> = []

    func send(_ report: PruningReport, of id: String, waits: Bool) {
      heard.append((report, waits))
      ids.insert(id)
    }

    func answer(
      to id: String, _ stopSignal: () -> StopSignal?
    ) -> Result<TrialPermission, StoppedWaiting> {
      ids.insert(id)
      guard let report = heard.last?.report else { return .failure(.init(signal: .hangUp)) }
      if report.resource == stops { return .failure(.init(signal: .interrupt)) }
      let decision = PruningDecision(
        trial: report.trial, rule: "asha", check: PruningCheck(resource: report.resource, rung: 1),
        isPruned: report.resource == prunes, value: report.value, threshold: 0.25,
        competitors: .earlier(count: 1))
      let answer = PruningAnswer(
        trial: report.trial, decisions: [decision], next: next(report.resource))
      return .success(TrialPermission(answer, reportsAll: reportsAll))
    }

    var resources: [Double] { heard.map(\.report.resource) }
  }

  private let spec: SampleSpec
  private let channel = Channel()

  init() throws { spec = try SampleSpec() }

  private func run(_ settings: [String] = [], isBest: Bool = false, at column: String)
    throws -> RunOutcome
  {
    let prepared = try spec.run(settings)
    var run = ExperimentRun(prepared, in: spec.results)
    let trial = Trial(number: 4, cell: 4, repetition: 0, digest: "0123456789abcdef", settings: [])
    let measure = PruningMeasure(
      column: column, isBest: isBest, isGreaterBetter: column.hasSuffix("accuracy"), unit: .steps)
    run.reports = TrialReports(trial, prepared, measure, to: channel)
    return run.run(show: { _ in })
  }

  private func metrics(_ settings: [String] = []) throws -> [UInt8] {
    let folder = RunFolder(root: spec.results, name: "sample", id: try spec.run(settings).id)
    return SmallFile.contents("\(folder.path)/metrics.csv", limit: 1 << 20) ?? []
  }

  // Rows stand for two updates, and every fourth update is followed by an evaluation.
  @Test func `each row with a value is reported, and all but the last are asked about`() throws {
    #expect(try run(at: "train.loss").status == .done)
    #expect(channel.resources == Array(stride(from: 2.0, through: 20, by: 2)))
    #expect(channel.heard.map(\.waits) == Array(repeating: true, count: 9) + [false])
    #expect(channel.heard.allSatisfy { $0.report.trial == 4 } && channel.ids == ["0123456789ab"])
    channel.heard = []
    #expect(try run(["seed=1"], at: "validation.loss").status == .done)
    #expect(channel.resources == [4, 8, 12, 16, 20])
  }

  @Test func `a trial asks again when it was told to, and may be silent until then`() throws {
    channel.next = { $0 < 8 ? 8 : .infinity }
    #expect(try run(at: "train.loss").status == .done)
    #expect(channel.heard.filter(\.waits).map(\.report.resource) == [2, 8])
    #expect(channel.heard.count == 10)
    (channel.heard, channel.reportsAll) = ([], false)
    #expect(try run(["seed=1"], at: "train.loss").status == .done)
    #expect(channel.resources == [2, 8])
  }

  @Test func `a run that is pruned says why, and goes on to the bytes of one that was not`() throws
  {
    channel.prunes = 8
    let pruned = try run(at: "train.loss")
    #expect(pruned.status == .done && channel.resources.last == 8)
    let json = try #require(pruned.json)
    #expect(
      json.contains("\"status\":\"pruned\",\"message\":\"pruned by asha after 8st, at rung 1: "))
    #expect(json.contains(", threshold 0.25\",\"summary\":{\"steps\":8,"))
    // Another sweep hears of all that was measured, and may prune it where it is.
    channel.heard = []
    let again = try run(at: "train.loss")
    #expect(again.json?.contains("\"status\":\"pruned\"") == true)
    #expect(channel.resources == [2, 4, 6, 8])
    let done = ExperimentRun(try spec.run(), in: spec.results).run(show: { _ in })
    #expect(done.status == .done && done.json?.contains("\"resumptions\":2") == true)
    let bytes = try metrics()
    let other = try SampleSpec()
    _ = ExperimentRun(try other.run(), in: other.results).run(show: { _ in })
    let folder = RunFolder(root: other.results, name: "sample", id: try other.run().id)
    #expect(SmallFile.contents("\(folder.path)/metrics.csv", limit: 1 << 20) == bytes)
  }

  @Test func `a trial that is stopped while it waits is saved, and asks once more`() throws {
    channel.stops = 8
    let stopped = try run(at: "train.loss")
    #expect(stopped.status == .interrupted)
    #expect(stopped.json?.contains("\"status\":\"interrupted\"") == true)
    (channel.heard, channel.stops) = ([], nil)
    #expect(try run(at: "train.loss").status == .done)
    #expect(channel.resources == Array(stride(from: 2.0, through: 20, by: 2)))
    #expect(channel.heard.count { !$0.waits } == 1)
  }

  @Test func `a run that is done reports all that it has measured, and asks nothing`() throws {
    _ = ExperimentRun(try spec.run(), in: spec.results).run(show: { _ in })
    #expect(try run(at: "validation.loss").status == .done)
    #expect(channel.resources == [4, 8, 12, 16, 20])
    #expect(channel.heard.allSatisfy { !$0.waits })
  }

  @Test func `of the best the best until then is reported`() throws {
    #expect(try run(["optimizer.lr=1"], at: "validation.accuracy").status == .done)
    let values = channel.heard.map(\.report.value)
    channel.heard = []
    #expect(
      try run(["optimizer.lr=1", "scheduler=null"], at: "validation.accuracy").status == .done)
    let others = channel.heard.map(\.report.value)
    channel.heard = []
    #expect(
      try run(["optimizer.lr=1"], isBest: true, at: "validation.accuracy").status == .done)
    #expect(channel.heard.map(\.report.value) == values.indices.map { values[...$0].max() ?? 0 })
    #expect(values.count == 5 && values != others)
  }
}
