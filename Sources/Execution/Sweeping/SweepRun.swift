internal import Experiments
internal import Messages
internal import Results
internal import Sweeps
package import System

/// Runs all trials of a sweep on this machine, in worker processes.
package final class SweepRun {
  /// How a sweep is run.
  package struct Options: Sendable {
    /// The folder of all results.
    package var root: String
    /// How many trials run at a time; nil for as many as there are cores.
    package var jobs: Int?
    /// Whether the first trial that fails ends the sweep.
    package var failsFast = false
    /// Whether what is done is run again.
    package var isForced = false
    /// Whether trials that have failed before are run again.
    package var retriesFailed = false
    /// The variables of workers.
    package var environment: [String: String] = [:]

    /// Options with their defaults.
    package init(root: String) { self.root = root }
  }

  /// After how long a trial that another process runs is looked at again.
  private static let patience = Duration.milliseconds(200)

  private let sweep: PreparedSweep
  private let options: Options
  private let kept: KeptRuns
  private var state: SweepState
  /// The trial that is looked at next.
  private var cursor = 0
  private var begun: Set<String> = []
  /// What the journals of all writers tell.
  private var contents = JournalContents()
  private var journals: JournalReader
  private var again: [Trial] = []
  private var busy: [(trial: Trial, since: ContinuousClock.Instant)] = []
  private var losses = TrialLosses()
  private var counted: [String: RunStatus] = [:]
  private var failedBefore = 0
  private var desk: PruningDesk?
  private var progress: SweepProgress
  /// How many trials were told of that make no run.
  private var told = 0
  /// How the sweep ends, where the machine ended it.
  private var ending: ExitStatus?
  private var isStopping = false
  private var isKeepingWeights = false
  private var warn: (Problem) -> Void = { _ in }

  /// Takes a sweep that was checked.
  package init(_ sweep: PreparedSweep, _ options: Options) {
    (self.sweep, self.options, state) = (sweep, options, SweepState(sweep))
    progress = SweepProgress(name: sweep.name)
    kept = KeptRuns(of: sweep, in: options.root)
    desk = PruningDesk(sweep)
    journals = JournalReader(SweepFolder(root: options.root, name: sweep.name, id: sweep.id))
  }

  /// Runs what is not done, and sums up.
  package func run(
    show: (SweepProgress) -> Void, stopSignal: () -> StopSignal?,
    warn: @escaping (Problem) -> Void
  ) -> SweepOutcome {
    self.warn = warn
    if let problem = options.jobs.flatMap(sweep.problem) { return SweepOutcome(problem) }
    do throws(FileError) {
      let folder = try SweepFolder(creating: options.root, name: sweep.name, id: sweep.id)
      try folder.write(spec: sweep.wholeSpec)
      if options.isForced { try folder.setJournalsAside() }
      readNews()
      kept.refresh()
      var signal = try work(in: folder, show, stopSignal)
      if signal == nil, !isStopping, sweep.results.weights == .best {
        // Which cell is the best is known at the end alone; its trials come to the same again.
        again = SweepTables(state).bestTrials.map { state.trials[$0] }
        desk = nil
        signal = try work(in: folder, keepsWeights: true, show, stopSignal)
      }
      if failedBefore > 0 {
        let text = "\(Legible.escaped(sweep.name)): warning: \(Message.failedBefore(failedBefore))"
        warn(Problem(text, nil))
      }
      if let problem = kept.problem { warn(problem) }
      return SweepOutcome(
        try writeTables(in: folder), folder.path, progress, signal, ending: ending)
    } catch { return SweepOutcome(Problem(error)) }
  }

  private func writeTables(in folder: SweepFolder) throws(FileError) -> SweepTables {
    let tables = SweepTables(state)
    for (name, bytes) in tables.files { try folder.write(bytes, table: name) }
    return tables
  }

  private func readNews() { journals.readNews { contents.take($0) } }

  private func work(
    in folder: SweepFolder, keepsWeights: Bool = false, _ show: (SweepProgress) -> Void,
    _ stopSignal: () -> StopSignal?
  ) throws(FileError) -> StopSignal? {
    let pool = WorkerPool(
      sweep.base.order(
        in: options.root, folder: folder.path, isForced: options.isForced && !keepsWeights,
        keepsWeights: keepsWeights, pruning: keepsWeights ? nil : sweep.pruning?.measure),
      limit: min(sweep.jobs(asked: options.jobs), state.mostRuns),
      environment: options.environment)
    isKeepingWeights = keepsWeights
    defer {
      // None is left but where an error ends the loop.
      pool.stop(by: .terminate)
      _ = pool.end()
    }
    let journal = SweepJournal(in: folder)
    var (signal, tableClock): (StopSignal?, TableClock) = (nil, TableClock())
    while true {
      if signal == nil, let received = stopSignal() {
        signal = received
        stop(pool, by: received)
      }
      while !isStopping, let trial = pool.hasRoom ? next() : blocker(of: pool) {
        desk?.begin(trial, contents, isConfirming: state.confirms(trial))
        guard pool.give(trial) else { throw Message.refusal(of: trial) }
      }
      for problem in state.unreadProblems.dropFirst(told) { warn(problem) }
      told = state.unreadProblems.count
      progress.total = state.mostRuns
      let isOver = pool.running == 0 && (isStopping || busy.isEmpty && again.isEmpty)
      let events = isOver ? pool.end() : pool.events(milliseconds: busy.isEmpty ? 100 : 20)
      for event in events { try take(event, pool, journal) }
      if isOver, events.isEmpty { break }
      // Of those that are told to stop none is decided on: the others will have come further.
      if !isStopping { for permission in desk?.permissions() ?? [] { pool.send(permission) } }
      try tableClock.run { () throws(FileError) in _ = try writeTables(in: folder) }
      progress.running = pool.running
      show(progress)
    }
    return signal
  }

  private func stop(_ pool: WorkerPool, by signal: StopSignal) {
    isStopping = true
    pool.stop(by: signal)
  }

  /// The next trial: one whose worker was lost, or one that was not begun yet, or else one that another
  /// process had.
  private func next() -> Trial? {
    if !again.isEmpty { return again.removeFirst() }
    while cursor < state.trials.count {
      let trial = state.trials[cursor]
      cursor += 1
      guard begun.insert(trial.id).inserted else { continue }
      guard let record = state.records[trial.id] ?? contents.records[trial.id], isKept(record)
      else {
        return trial
      }
      if record.status == .failed, state.records[trial.id] == nil { failedBefore += 1 }
      desk?.takeEnded(trial, record, contents, isConfirming: state.confirms(trial))
      take(record, of: trial)
    }
    return nextBusy()
  }

  /// A trial that another process had, and that all that run wait for: they would wait for ever.
  private func blocker(of pool: WorkerPool) -> Trial? {
    guard let desk, desk.waitingCount == pool.running else { return nil }
    return nextBusy()
  }

  private func nextBusy() -> Trial? {
    guard let first = busy.first, first.since.duration(to: .now) > Self.patience else { return nil }
    return busy.removeFirst().trial
  }

  /// Whether a record tells of a run that is not run again.
  private func isKept(_ record: TrialRecord) -> Bool {
    // What could not be read has no folder.
    if state.records[record.id] != nil { return true }
    let isOver = options.retriesFailed ? record.status.isEnd : record.status.isOver
    return isOver && kept.contain(record)
  }

  private func take(
    _ event: WorkerPool.Event, _ pool: WorkerPool, _ journal: SweepJournal
  ) throws(FileError) {
    switch event {
    case .reported(let trial, let report): desk?.take(report, of: trial)
    case .answered(let trial, let answer):
      guard let record = answer.record else { return busy.append((trial, .now)) }
      if record.status == .interrupted, !isStopping {
        try take(losses.take(lost: trial, Message.stoppedWorker, log: ""), of: trial, journal)
        break
      }
      take(record, of: trial)
      for problem in answer.problems where problem.status != .diverged { warn(problem) }
    case .refused(let status, let problems):
      // Want of memory may be one trial's own: it is lost as others are.
      if status == .refused || ending != nil { return }
      for problem in problems { warn(problem) }
      ending = status
      stop(pool, by: .terminate)
    case .lost(let trial, let cause, let log):
      if isStopping { return }
      try take(losses.take(lost: trial, cause, log: log), of: trial, journal)
    case .unsettled(let trials, let cause, let log, let isUnkept):
      if isStopping { return }
      if isUnkept { warn(Problem(at: sweep.name, Message.unkeptResults, log: log, nil)) }
      readNews()
      for trial in trials where counted[trial.id] != nil {
        // Those that leave their weights have had a record before.
        if !isKeepingWeights, contents.records[trial.id]?.status.isOver == true { continue }
        try take(
          losses.take(unsettled: trial, cause, log: log, isUnkept: isUnkept), of: trial, journal)
      }
    }
    if options.failsFast, progress.failed > 0, !isStopping { stop(pool, by: .terminate) }
  }

  /// Begins a trial again whose worker was lost, or gives it up.
  private func take(
    _ verdict: TrialLosses.Verdict, of trial: Trial, _ journal: SweepJournal
  ) throws(FileError) {
    switch verdict {
    case .again(let problem):
      if let problem { warn(problem) }
      again.append(trial)
    case .failed(let record, let problem):
      warn(problem)
      take(record, of: trial)
      try journal.append([record])
    }
  }

  private func take(_ record: TrialRecord, of trial: Trial) {
    let former = counted.updateValue(record.status, forKey: record.id)
    desk?.end(trial, record)
    // What is run again because its worker was lost comes to the same.
    if former == record.status { return }
    state.take(record)
    progress.note(record.status, inPlaceOf: former)
    guard let value = record.value(sweep.goal.key), record.status == .done else { return }
    progress.note(value, of: trial.number, sweep.goal)
  }
}
