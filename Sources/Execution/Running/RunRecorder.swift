internal import Experiments
internal import Messages
internal import Results
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

  /// Makes the run's folder with `spec.yaml`, `resolved.json` and a `result.json` that says that it
  /// is running.
  ///
  /// - Parameters:
  ///   - folder: The run's folder.
  ///   - lock: The right to work there, held until the recorder goes.
  ///   - preparation: The spec as it was read.
  ///   - experiment: What it declares.
  ///   - data: The samples.
  ///   - options: What the caller wants.
  ///   - document: The resolved values.
  ///   - earlier: What was saved of the run, if it goes on.
  /// - Throws: `ResultsError` where a file cannot be written.
  init(
    _ folder: RunFolder, _ lock: RunLock, preparation: Preparation, experiment: Experiment,
    data: PreparedData, options: ExperimentRun.Options, document: ResolvedDocument,
    earlier: Checkpoint.RunFacts?
  ) throws(ResultsError) {
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
    try folder.write(preparation.bytes, to: folder.spec)
    try folder.write(document.json.prettyText, to: folder.resolved)
    try write()
    try folder.updateLatest()
  }

  /// Begins `metrics.csv`, or goes on with it where the run was saved.
  func openMetrics(_ columns: [String]) throws(ResultsError) {
    if let earlier {
      metrics = try MetricsFile(
        continuing: folder.metrics, columns: columns.count, length: earlier.metricsLength)
    } else {
      metrics = try MetricsFile(creating: folder.metrics, columns: columns)
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
  func synchronizeMetrics() throws(ResultsError) { try metrics?.synchronize() }

  /// Saves where the run stands; its rows are on the disk before that says so.
  func save(_ snapshot: TrainingSnapshot) throws(ResultsError) {
    try metrics?.synchronize()
    let facts = Checkpoint.RunFacts(
      metricsLength: metrics?.length ?? 0, startedSeconds: record.started.seconds,
      startedNanoseconds: record.started.nanoseconds, totalSeconds: totalSeconds,
      trainingSeconds: trainingSeconds ?? 0, resumptions: record.resumptions, threads: threads,
      cpu: record.machine.cpu)
    let checkpoint = Checkpoint(experiment: "\(folder.name)/\(folder.id)", facts, snapshot)
    try folder.makeCheckpointFolder()
    let bytes: [UInt8]
    do {
      bytes = try checkpoint.encoded()
    } catch {
      throw ResultsError(.failed, path: folder.state, message: "\(error)")
    }
    try folder.write(bytes, to: folder.state)
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
    try close()
    if report.status == .done { folder.removeLeftovers(andState: true) }
    let path = Legible.escaped(folder.path)
    let head = "\(path): \(report.status.rawValue) in \(seconds) s"
    let line = "\(head): \(report.text)"
    guard let message = report.message else {
      return RunOutcome(.done, line: line, json: record.json().prettyText)
    }
    let problem = Problem("\(path): diverged: \(message)", .diverged)
    return RunOutcome(
      .diverged, line: line, json: record.json().prettyText, problems: [problem])
  }

  /// Writes the result of a run that was told to stop, and was saved before.
  func interrupt(
    _ outcome: Outcome, by signal: StopSignal
  ) throws(ResultsError) -> RunOutcome {
    let report = RunReport(outcome, experiment: experiment)
    record.status = .interrupted
    record.message = "stopped by \(signal.name)"
    record.summary = report.summary
    try close()
    let line =
      "\(Legible.escaped(folder.path)): interrupted by \(signal.name) after \(report.text); "
      + "the same command goes on from there"
    return RunOutcome(signal.status, line: line, json: record.json().prettyText)
  }

  /// Writes the result of a run that failed, and gives it back.
  func fail(_ message: String) throws(ResultsError) -> String {
    record.status = .failed
    record.message = message
    try close()
    return record.json().prettyText
  }

  private func close() throws(ResultsError) {
    record.trainingSeconds = trainingSeconds
    record.revision = query.finish()
    record.ended = .now()
    record.totalSeconds = totalSeconds
    try write()
  }

  private var seconds: String { NumberText.short(record.totalSeconds ?? 0) }

  private func write() throws(ResultsError) {
    try folder.write(record.json().prettyText, to: folder.result)
  }
}
