internal import Declarations
internal import Engine
internal import Experiments
internal import JSON
internal import Messages
internal import Results
internal import System
internal import Training

/// Trains a run to its end, or until it is told to stop, and tells its files.
struct TrainingRun {
  let prepared: PreparedRun
  let outputs: RunOutputs
  /// Told where the run stands.
  let show: (ProgressLine) -> Void
  /// Asked before every update whether to stop.
  let stopSignal: () -> StopSignal?
  /// What the run's measurements are told to, where it may be pruned.
  let reports: TrialReports?

  private var session: RunSession { outputs.run }

  private var json: String { session.record.json.compactText }

  /// Trains from the beginning, or from where the run was saved.
  func run(from checkpoint: Checkpoint?) -> RunOutcome {
    do throws(FileError) {
      try outputs.begin()
      if checkpoint != nil { reports?.note(rowsIn: session.folder) }
      switch trainer(from: checkpoint) {
      case .success(let trainer): return try train(trainer)
      case .failure(let problem): return try fail(problem)
      }
    } catch { return end(after: error) }
  }

  /// Builds what trains, and moves it to where the run was saved.
  private func trainer(from checkpoint: Checkpoint?) -> Result<Trainer, Problem> {
    let trainer: Trainer
    do {
      trainer = try RunAssembly(prepared, threads: session.record.threads).trainer()
    } catch {
      // What the check lets through is a network that is too large for this machine.
      return .failure(untrainable(error as? EngineError ?? EngineError("\(error)")))
    }
    do throws(ArgumentError) {
      if let checkpoint {
        try trainer.restore(checkpoint.snapshot)
      } else if let state = prepared.origin?.state {
        try trainer.goOn(from: state.snapshot)
      }
    } catch {
      if checkpoint == nil {
        let path = prepared.reading.path
        return .failure(Problem(at: path, Message.unfitState(error.message), .invalidData))
      }
      let message = Message.uselessCheckpoint(error.message)
      return .failure(Problem(at: session.folder.state, message, .invalidData))
    }
    return .success(trainer)
  }

  /// A network that this machine cannot compute.
  private func untrainable(_ cause: EngineError) -> Problem {
    Problem(
      at: prepared.reading.path, Message.untrainable(cause.message),
      cause.isRefusal ? .refused : .invalidData)
  }

  /// Ends a run for which the system refuses what a library cannot do without.
  func refuse() -> RunOutcome {
    let problem = Problem(at: prepared.reading.path, Message.refusedThread, .refused)
    do throws(FileError) {
      return try fail(problem)
    } catch {
      return end(after: error)
    }
  }

  private func train(_ trainer: Trainer) throws(FileError) -> RunOutcome {
    var monitor = RunMonitor(prepared.experiment, at: trainer.step)
    var clock = CheckpointClock(prepared.experiment, at: trainer.step)
    var states = StateKeeping(prepared.experiment, at: trainer.step)
    session.beginTraining()
    while true {
      var (signal, reason): (StopSignal?, String?) = (nil, nil)
      var (isSaved, files) = (false, [String]())
      let outcome = try trainer.run {
        signal = stopSignal()
        if signal == nil, let reports { (signal, reason) = Self.verdict(reports, stopSignal) }
        files = states.files(of: trainer)
        isSaved = signal != nil || reason != nil || clock.isDue(at: trainer.step)
        return isSaved || !files.isEmpty
      } willFinish: { () throws(FileError) in
        for file in states.filesAtEnd(of: trainer) {
          try outputs.keep(trainer.unendedSnapshot, as: file)
        }
      } handler: { (event) throws(FileError) in
        if case .row(let row) = event {
          try outputs.row(row)
          reports?.note(row)
        }
        if let line = monitor.line(after: event) { show(line) }
      }
      guard case .stopped = outcome else {
        reports?.finish()
        return try end(outcome, trainer)
      }
      for file in files { try outputs.keep(trainer.momentarySnapshot, as: file) }
      states.note(trainer.step)
      guard isSaved else { continue }
      try outputs.save(trainer.momentarySnapshot)
      if let reason { return try prune(outcome, for: reason) }
      if let signal { return try interrupt(outcome, by: signal) }
    }
  }

  /// What stops a run after its last report: a signal while it waits, or why it is pruned.
  private static func verdict(
    _ reports: TrialReports, _ stopSignal: () -> StopSignal?
  ) -> (StopSignal?, String?) {
    switch reports.verdict(stopSignal) {
    case .goesOn: (nil, nil)
    case .pruned(let reason): (nil, reason)
    case .stopped(let signal): (signal, nil)
    }
  }

  /// Ends a run that its sweep prunes, and that was saved.
  private func prune(_ outcome: Outcome, for reason: String) throws(FileError) -> RunOutcome {
    try outputs.end(.pruned(outcome, reason: reason))
    let line = Message.prunedRun(reason, session.record.text)
    return RunOutcome(.done, session.folder, line, json: json)
  }

  /// Ends a run that is done, has diverged or has failed.
  private func end(_ outcome: Outcome, _ trainer: Trainer) throws(FileError) -> RunOutcome {
    if case .failed(let cause, _) = outcome { return try fail(untrainable(cause)) }
    if case .done = outcome, let test = prepared.data.test {
      let metrics = prepared.experiment.metrics
      do throws(EngineError) {
        session.noteTest(try trainer.measure(on: test, metrics), metrics)
      } catch { return try fail(untrainable(error)) }
    }
    try outputs.end(.ended(outcome, trainer.model))
    let record = session.record
    let line = Message.ended(
      record.status.rawValue, record.status == .done ? record.message : nil,
      seconds: record.totalSeconds ?? 0, record.text + rangeAnswer)
    guard record.status != .done, let cause = record.message else {
      return RunOutcome(.done, session.folder, line, json: json)
    }
    let path = Legible.escaped(session.folder.path)
    let problem = Problem("\(path): \(Message.diverged(cause))", .diverged)
    return RunOutcome(.diverged, session.folder, line, json: json, problems: [problem])
  }

  /// What is read off a range test that has ended, behind what a run is told to have come to.
  private var rangeAnswer: String {
    guard prepared.experiment.rangeStop != nil, let run = FoundRun(session.folder),
      let source = try? RangeSource.source(of: run),
      let report = try? RangeReport([source], isRaw: false)
    else { return "" }
    return "; \(report.conclusion)"
  }

  /// Ends a run that was told to stop, and was saved.
  private func interrupt(
    _ outcome: Outcome, by signal: StopSignal
  ) throws(FileError) -> RunOutcome {
    try outputs.end(.interrupted(outcome, signal))
    let line = Message.interrupted(by: signal.name, after: session.record.text)
    return RunOutcome(ExitStatus(signal), session.folder, line, json: json)
  }

  /// Ends a run that met a problem.
  private func fail(_ problem: Problem) throws(FileError) -> RunOutcome {
    try outputs.end(.failed(problem.text))
    return RunOutcome(problem, json: json)
  }

  /// Ends a run that met an error, and says so wherever that can still be said.
  private func end(after error: FileError) -> RunOutcome {
    var error = error
    do throws(FileError) {
      try session.checkPlace()
    } catch let cause { error = cause }
    let problem = Problem(error)
    do throws(FileError) {
      return try fail(problem)
    } catch let second {
      let folder = session.folder
      guard folder.storedResult?.status == .running, second.path != error.path else {
        return RunOutcome(problem)
      }
      let text = Message.stillRunning(problem.text, result: folder.result, second.message)
      return RunOutcome(Problem(text, problem.status, isOfDisk: problem.isOfDisk))
    }
  }
}
