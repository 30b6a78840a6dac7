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
  /// - Throws: `ResultsError` where a file cannot be written.
  init(
    _ folder: RunFolder, _ lock: RunLock, preparation: Preparation, experiment: Experiment,
    data: PreparedData, options: ExperimentRun.Options, document: ResolvedDocument
  ) throws(ResultsError) {
    self.folder = folder
    self.lock = lock
    start = clock.now
    // git answers while the run trains.
    query = RevisionQuery(
      startingIn: preparation.folder.isEmpty ? "." : preparation.folder, spec: preparation.path,
      environment: options.environment)
    let machine = Machine.current()
    threads = experiment.spec.threads ?? machine.cores
    self.experiment = experiment
    record = ResultRecord(
      name: experiment.spec.name, id: folder.id, seed: experiment.spec.seed, started: .now(),
      machine: machine, threads: threads, version: BuildFacts.version, build: BuildFacts.build,
      dataDigest: data.digest)
    try folder.write(preparation.bytes, to: folder.spec)
    try folder.write(document.json.prettyText, to: folder.resolved)
    try write()
    try folder.updateLatest()
  }

  /// Begins `metrics.csv`.
  func metricsFile(_ columns: [String]) throws(ResultsError) -> MetricsFile {
    try MetricsFile(creating: folder.metrics, columns: columns)
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

  /// Writes the result of a run that failed, and gives it back.
  func fail(_ message: String) throws(ResultsError) -> String {
    record.status = .failed
    record.message = message
    try close()
    return record.json().prettyText
  }

  private func close() throws(ResultsError) {
    record.trainingSeconds = trainingStart.map { $0.duration(to: clock.now) / .seconds(1) }
    record.revision = query.finish()
    record.ended = .now()
    record.totalSeconds = start.duration(to: clock.now) / .seconds(1)
    try write()
  }

  private var seconds: String { NumberText.short(record.totalSeconds ?? 0) }

  private func write() throws(ResultsError) {
    try folder.write(record.json().prettyText, to: folder.result)
  }
}
