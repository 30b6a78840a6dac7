internal import Engine
internal import Experiments
internal import Messages
internal import Results
package import System
internal import Training
internal import Weights

/// The life of one run: its folder, its files, its training, its result.
package struct ExperimentRun {
  /// What a run needs to know beside its spec.
  package struct Options: Sendable {
    /// The folder of all results.
    package var root: String
    /// Whether a run that is done is run again, in a folder of its own.
    package var isForced: Bool
    /// The environment that git is asked in.
    package var environment: [String: String]

    package init(root: String, isForced: Bool = false, environment: [String: String] = [:]) {
      self.root = root
      self.isForced = isForced
      self.environment = environment
    }
  }

  private let preparation: Preparation
  private let experiment: Experiment
  private let data: PreparedData
  private let options: Options
  private let document: ResolvedDocument
  private let id: String

  /// Takes a spec that was checked and found good; nil for any other.
  package init?(_ preparation: Preparation, _ options: Options) {
    guard let experiment = preparation.experiment, let data = preparation.data else { return nil }
    self.preparation = preparation
    self.experiment = experiment
    self.data = data
    self.options = options
    document = ResolvedDocument(preparation.values)
    id = document.identity(dataDigest: data.digest, weights: preparation.weights)
  }

  /// Trains, unless that was done before.
  ///
  /// A run that was stopped or killed goes on where it was last saved.
  ///
  /// - Parameters:
  ///   - show: Told where the run stands, some times a second.
  ///   - stopSignal: Asked before every update whether it is told to stop, and by what.
  ///   - warn: Told what is worth knowing before the training begins.
  /// - Returns: What came of it, whether or not it went well.
  package func run(
    show: (RunProgress) -> Void, stopSignal: () -> StopSignal? = { nil },
    warn: (Problem) -> Void = { _ in }
  ) -> RunOutcome {
    if !options.isForced, let outcome = earlierOutcome() { return outcome }
    do throws(ResultsError) {
      return try train(show, stopSignal, warn)
    } catch {
      let problem = Problem(error)
      return RunOutcome(problem.status ?? .ioFailure, problems: [problem])
    }
  }

  /// What an earlier run of the same experiment came to, if it came to its end.
  private func earlierOutcome() -> RunOutcome? {
    let (root, name) = (options.root, experiment.spec.name)
    guard let status = RunFolder.existing(root: root, name: name, id: id) else { return nil }
    let folder = Legible.escaped("\(root)/\(name)/\(id)")
    let json = RunFolder.resultText(root: root, name: name, id: id)
    switch status {
    case .done:
      (try? RunFolder(creating: root, name: name, id: id))?.removeLeftoversOfDone()
      return RunOutcome(.done, line: "\(folder): already done", json: json)
    case .diverged:
      let line = "\(folder): diverged before; run it again with --force"
      return RunOutcome(.diverged, line: line, json: json)
    case .running, .failed, .interrupted: return nil
    }
  }

  private func train(
    _ show: (RunProgress) -> Void, _ stopSignal: () -> StopSignal?, _ warn: (Problem) -> Void
  ) throws(ResultsError) -> RunOutcome {
    let folder = try RunFolder(
      creating: options.root, name: experiment.spec.name, id: id,
      occupied: options.isForced ? .sibling : .reuse)
    let lock = try RunLock(of: folder)
    // Whoever had the lock until now may have done the work.
    if !options.isForced, let outcome = earlierOutcome() { return outcome }
    folder.removeLeftovers(andState: false)
    let checkpoint: Checkpoint?
    do throws(CheckpointError) {
      checkpoint = try self.checkpoint(in: folder)
    } catch {
      return refusal(error.message, of: folder)
    }
    let recorder = RunRecorder(
      folder, lock, preparation: preparation, experiment: experiment, data: data,
      options: options, earlier: checkpoint?.facts)
    if let warning = recorder.warning { warn(warning) }
    do throws(ResultsError) {
      try recorder.begin(preparation, document)
      return try train(from: checkpoint, in: folder, recorder, show, stopSignal)
    } catch {
      return recorder.end(after: error)
    }
  }

  /// Builds what trains, and trains.
  private func train(
    from checkpoint: Checkpoint?, in folder: RunFolder, _ recorder: RunRecorder,
    _ show: (RunProgress) -> Void, _ stopSignal: () -> StopSignal?
  ) throws(ResultsError) -> RunOutcome {
    let assembly = RunAssembly(
      experiment: experiment, data: data, weights: preparation.weights, threads: recorder.threads)
    let trainer: Trainer
    do {
      trainer = try assembly.trainer()
    } catch {
      // What the check lets through is a network that is too large for this machine.
      let message = (error as? EngineError)?.message ?? "\(error)"
      let json = try recorder.fail(message)
      let path = Legible.escaped(preparation.path)
      let problem = Problem("\(path): error: model: \(message)", .invalidData)
      return RunOutcome(.invalidData, json: json, problems: [problem])
    }
    if let checkpoint {
      do throws(TrainingError) {
        try trainer.restore(checkpoint.snapshot)
      } catch {
        _ = try recorder.fail(error.message)
        return refusal(error.message, of: folder)
      }
    }
    return try train(trainer, recorder, show, stopSignal)
  }

  /// What was saved of the run, if anything was.
  private func checkpoint(in folder: RunFolder) throws(CheckpointError) -> Checkpoint? {
    guard folder.hasState else { return nil }
    return try Checkpoint(reading: folder.state, of: "\(folder.name)/\(folder.id)")
  }

  /// A run that cannot go on from what was saved, and does not begin again over it.
  private func refusal(_ message: String, of folder: RunFolder) -> RunOutcome {
    let path = Legible.escaped(folder.state)
    let advice = "remove it to begin again, or use --force for a folder beside this one"
    let problem = Problem("\(path): error: \(Legible.escaped(message)); \(advice)", .invalidData)
    return RunOutcome(.invalidData, problems: [problem])
  }

  /// Trains to the end, or until it is told to stop, and saves on the way.
  private func train(
    _ trainer: Trainer, _ recorder: RunRecorder, _ show: (RunProgress) -> Void,
    _ stopSignal: () -> StopSignal?
  ) throws(ResultsError) -> RunOutcome {
    var monitor = RunMonitor(experiment)
    try recorder.openMetrics(trainer.header.columns)
    recorder.beginTraining()
    var clock = CheckpointClock(experiment, at: trainer.step)
    while true {
      var signal: StopSignal?
      let outcome = try trainer.run {
        signal = stopSignal()
        return signal != nil || clock.isDue(at: trainer.step)
      } handler: { (event) throws(ResultsError) in
        if case .row(let row) = event { try recorder.append(row, under: trainer.header) }
        if let progress = monitor.progress(after: event) { show(progress) }
      }
      guard case .stopped = outcome else { return try end(outcome, trainer, recorder) }
      try recorder.save(trainer.snapshot)
      if let signal { return try recorder.interrupt(outcome, by: signal) }
    }
  }

  /// Leaves what a run that came to its end leaves.
  private func end(
    _ outcome: Outcome, _ trainer: Trainer, _ recorder: RunRecorder
  ) throws(ResultsError) -> RunOutcome {
    try recorder.synchronizeMetrics()
    if case .done = outcome { try recorder.write(SafetensorsFile(of: trainer.model)) }
    return try recorder.finish(outcome)
  }
}
