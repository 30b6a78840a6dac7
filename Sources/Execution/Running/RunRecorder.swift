internal import Experiments
internal import JSON
internal import Messages
internal import Provenance
internal import Results
internal import System
internal import Training
internal import Weights

/// Keeps the files of one run.
final class RunRecorder {
  /// Threads of the engine.
  let threads: Int

  private let folder: RunFolder
  private let lock: RunLock
  private let experiment: Experiment
  private let query: RevisionQuery
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var trainingStart: ContinuousClock.Instant?
  private var record: ResultRecord
  // What earlier processes of the run have taken.
  private let earlier: Checkpoint.RunFacts?
  private var metrics: MetricsFile?
  private var spare: SpareFile?
  private var isRevisionKnown = false

  /// The most bytes of a `result.json` that are written even to a disk that has become full.
  private static let spareSize = 1 << 14

  /// Prepares to keep a run, and lets git look at the tree meanwhile.
  ///
  /// - Parameters:
  ///   - folder: The run's folder.
  ///   - lock: The right to work there, held until the recorder goes.
  ///   - preparation: The spec as it was read.
  ///   - experiment: What it declares.
  ///   - data: The samples.
  ///   - options: What the caller wants.
  ///   - earlier: What was saved of the run, if it goes on.
  init(
    _ folder: RunFolder, _ lock: RunLock, preparation: Preparation, experiment: Experiment,
    data: PreparedData, options: ExperimentRun.Options, earlier: Checkpoint.RunFacts?
  ) {
    self.folder = folder
    self.lock = lock
    self.earlier = earlier
    start = clock.now
    // git answers while the run trains.
    query = RevisionQuery(
      startingIn: preparation.folder.isEmpty ? "." : preparation.folder, spec: preparation.path,
      environment: options.environment)
    let machine = Machine.current()
    threads = experiment.spec.threads ?? machine.cores
    self.experiment = experiment
    record = ResultRecord(
      name: experiment.spec.name, id: folder.id, seed: experiment.spec.seed,
      started: earlier.map {
        Timestamp(seconds: $0.startedSeconds, nanoseconds: $0.startedNanoseconds)
      } ?? .now(),
      machine: machine, threads: threads, version: BuildFacts.version, build: BuildFacts.build,
      dataDigest: data.digest)
    record.resumptions = earlier.map { $0.resumptions + 1 } ?? 0
    record.earlierRevisions = earlier?.revisions ?? []
  }

  /// Writes `spec.yaml`, `resolved.json` and a `result.json` that says that it is running.
  func begin(_ preparation: Preparation, _ document: ResolvedDocument) throws(ResultsError) {
    folder.removeDiffs(except: record.earlierRevisions.compactMap(\.diff))
    spare = SpareFile(in: folder.path, size: Self.spareSize)
    try folder.write(preparation.bytes, to: folder.spec)
    try folder.write(document.json.prettyText, to: folder.resolved)
    try write()
    try folder.updateLatest()
  }

  /// What to tell of a run that goes on where it may not give the same bytes; nil if it will.
  var warning: Problem? {
    let differences = earlier?.differences(
      threads: threads, cpu: record.machine.cpu, build: BuildFacts.full)
    guard let differences, !differences.isEmpty else { return nil }
    let path = Legible.escaped(folder.path)
    let text = "the run was saved \(differences.joined(separator: ", and "))"
    return Problem(
      "\(path): warning: \(text); its last digits may differ from those of a run in one go", nil)
  }

  /// Begins `metrics.csv`, or goes on with it where the run was saved.
  func openMetrics(_ columns: [String]) throws(ResultsError) {
    guard let earlier else {
      metrics = try MetricsFile(creating: folder.metrics, columns: columns)
      return
    }
    do throws(ResultsError) {
      metrics = try MetricsFile(
        continuing: folder.metrics, columns: columns.count, length: earlier.metricsLength)
    } catch {
      try lock.checkPlace()
      let advice =
        "if it cannot be brought back, remove \(Legible.escaped(folder.state)) to begin again"
      throw ResultsError(error.kind, path: error.path, message: "\(error.message); \(advice)")
    }
  }

  /// Appends a row of a trainer.
  func append(_ row: MetricsRow, under header: MetricsHeader) throws(ResultsError) {
    try metrics?.append(
      row.cells(under: header).enumerated().map { column, value in
        guard let value else { return .empty }
        return header.isWhole(column) ? .integer(Int(value)) : .number(value)
      })
  }

  /// Waits until all rows are on the disk.
  func synchronizeMetrics() throws(ResultsError) {
    try lock.checkPlace()
    try metrics?.synchronize()
  }

  /// Takes down what git found of the tree, once, and keeps the changes.
  private func noteRevision() throws(ResultsError) {
    guard !isRevisionKnown else { return }
    isRevisionKnown = true
    guard let findings = query.finish() else { return }
    var revision = findings.revision
    record.revision = revision
    if let diff = findings.diff {
      revision.diff = try folder.keep(diff, beside: record.earlierRevisions.compactMap(\.diff))
      record.revision = revision
    }
    if record.earlierRevisions.last == record.revision { record.earlierRevisions.removeLast() }
  }

  /// Saves where the run stands; its rows are on the disk before that says so.
  func save(_ snapshot: TrainingSnapshot) throws(ResultsError) {
    try metrics?.synchronize()
    try lock.checkPlace()
    try noteRevision()
    let facts = Checkpoint.RunFacts(
      metricsLength: metrics?.length ?? 0, startedSeconds: record.started.seconds,
      startedNanoseconds: record.started.nanoseconds, totalSeconds: totalSeconds,
      trainingSeconds: trainingSeconds ?? 0, resumptions: record.resumptions, threads: threads,
      cpu: record.machine.cpu, build: BuildFacts.full,
      revisions: record.earlierRevisions + [record.revision].compactMap(\.self))
    let checkpoint = Checkpoint(experiment: "\(folder.name)/\(folder.id)", facts, snapshot)
    try folder.makeCheckpointFolder()
    try folder.write(checkpoint.encoded(), to: folder.state)
  }

  private var totalSeconds: Double {
    (earlier?.totalSeconds ?? 0) + start.duration(to: clock.now) / .seconds(1)
  }

  private var trainingSeconds: Double? {
    trainingStart.map {
      (earlier?.trainingSeconds ?? 0) + $0.duration(to: clock.now) / .seconds(1)
    }
  }

  /// Writes the weights that a run that is done ends with.
  func write(_ weights: SafetensorsFile) throws(ResultsError) {
    try folder.makeCheckpointFolder()
    try folder.write(weights.encoded(), to: folder.weights)
  }

  /// Notes that all is set up and the first step begins.
  func beginTraining() {
    trainingStart = clock.now
  }

  /// Writes the result of a run that has ended.
  func finish(_ outcome: Outcome) throws(ResultsError) -> RunOutcome {
    let report = RunReport(outcome, experiment: experiment)
    record.status = report.status
    record.message = report.message
    record.summary = report.summary
    try noteRevision()
    try close()
    if report.status == .done { folder.removeLeftovers(andState: true) }
    let path = Legible.escaped(folder.path)
    let head = "\(path): \(report.status.rawValue) in \(seconds) s"
    let line = "\(head): \(report.text)"
    guard let message = report.message else {
      return RunOutcome(.done, line: line, json: record.json.prettyText)
    }
    let problem = Problem("\(path): diverged: \(message)", .diverged)
    return RunOutcome(
      .diverged, line: line, json: record.json.prettyText, problems: [problem])
  }

  /// Writes the result of a run that was told to stop, and was saved before.
  func interrupt(
    _ outcome: Outcome, by signal: StopSignal
  ) throws(ResultsError) -> RunOutcome {
    let report = RunReport(outcome, experiment: experiment)
    try noteRevision()
    record.status = .interrupted
    record.message = "stopped by \(signal.name)"
    record.summary = report.summary
    try close()
    let line =
      "\(Legible.escaped(folder.path)): interrupted by \(signal.name) after \(report.text); "
      + "the same command goes on from there"
    return RunOutcome(signal.status, line: line, json: record.json.prettyText)
  }

  /// Writes the result of a run that failed, and gives it back.
  func fail(_ message: String) throws(ResultsError) -> String {
    record.status = .failed
    record.message = message
    try close()
    return record.json.prettyText
  }

  /// Ends a run that met an error, and says so wherever that can still be said.
  func end(after error: ResultsError) -> RunOutcome {
    var error = error
    do throws(ResultsError) {
      try lock.checkPlace()
    } catch let cause {
      error = cause
    }
    let problem = Problem(error)
    let status = problem.status ?? .ioFailure
    do throws(ResultsError) {
      return RunOutcome(status, json: try fail(problem.text), problems: [problem])
    } catch let second {
      guard
        RunFolder.existing(root: folder.root, name: folder.name, id: folder.id) == .running,
        second.path != error.path
      else { return RunOutcome(status, problems: [problem]) }
      let path = Legible.escaped(folder.result)
      let text = "\(problem.text); \(path) still says 'running': \(second.message)"
      return RunOutcome(status, problems: [Problem(text, status)])
    }
  }

  private func close() throws(ResultsError) {
    record.trainingSeconds = trainingSeconds
    // Where the changes could not be kept, the commit is still worth knowing.
    if record.revision == nil { record.revision = query.finish()?.revision }
    record.ended = .now()
    record.totalSeconds = totalSeconds
    try write()
  }

  private var seconds: String { NumberText.short(record.totalSeconds ?? 0) }

  private func write() throws(ResultsError) {
    try lock.checkPlace()
    let bytes = Array(record.json.prettyText.utf8)
    do throws(ResultsError) {
      try folder.write(bytes, to: folder.result)
    } catch {
      guard let spare, (try? spare.write(bytes, to: folder.result)) != nil else { throw error }
      self.spare = nil
    }
  }
}
