internal import Experiments
internal import Messages
internal import Results
internal import Sweeps
package import System

/// One of any number of workers, on any number of machines, that share the trials of a sweep: it runs
/// trials that no other has claimed until none is left.
package final class SweepWork {
  /// How a worker works.
  package struct Options: Sendable {
    /// The folder of all results.
    package var root: String
    /// How many trials run at a time; nil for as many as there are cores.
    package var jobs: Int?
    /// The trials to begin with; nil for all of them in order.
    package var share: WorkShare?
    /// How long it works; nil for as long as there is work.
    package var time: Duration?
    /// Seconds between two heartbeats of its claims.
    package var heartbeat = TrialClaims.usualHeartbeat
    /// Whether trials that have failed before are run again.
    package var retriesFailed = false
    /// The variables of its processes.
    package var environment: [String: String] = [:]

    /// Options with their defaults.
    package init(root: String) { self.root = root }
  }

  /// Heartbeats after which a process is not waited for whose trial others have ended.
  private static let grace = 3.0

  private let sweep: PreparedSweep
  private let options: Options
  private let start = ContinuousClock.now
  private var progress: SweepProgress
  private var state: SweepState
  private var queue: WorkQueue
  private var time: WorkTime
  /// How many trials have been queued, and the first of each run.
  private var known = 0
  private var trials: [String: Trial] = [:]
  /// Trials that have ended, and those of them whose results a process here did not bring to the disk.
  private var counted: Set<String> = []
  private var unsettled: Set<String> = []
  /// What all workers have noted, and the trials here that wait for an answer.
  private var contents = JournalContents()
  private var asking: [Int: (trial: Trial, report: PruningReport)] = [:]
  private var desk: JournalDesk?
  private var losses = TrialLosses()
  /// How many trials were told of that make no run.
  private var told = 0
  private var ending: ExitStatus?
  private var isStopping = false
  /// Since when all trials have ended.
  private var overtaken: Duration?
  private var lastRead = Duration.zero
  private var readPause = Duration.zero
  private var notice = WaitNotice()
  private var warn: (Problem) -> Void = { _ in }

  /// Takes a sweep that was checked.
  package init(_ sweep: PreparedSweep, _ options: Options) {
    (self.sweep, self.options) = (sweep, options)
    progress = SweepProgress(name: sweep.name)
    state = SweepState(sweep)
    desk = JournalDesk(sweep)
    // Where trials wait for those of lower numbers, these are begun first.
    queue = WorkQueue(sweep.pruning == nil ? options.share : nil)
    time = WorkTime(end: options.time)
  }

  private var now: Duration { start.duration(to: .now) }

  /// Works until no trial is left, or the time is over, or a signal comes; then sums up.
  package func run(
    show: (SweepProgress) -> Void, stopSignal: () -> StopSignal?,
    warn: @escaping (Problem) -> Void
  ) -> SweepOutcome {
    self.warn = warn
    if let problem = options.jobs.flatMap(sweep.problem) { return SweepOutcome(problem) }
    do throws(FileError) {
      let folder = try SweepFolder(creating: options.root, name: sweep.name, id: sweep.id)
      try folder.write(spec: sweep.wholeSpec)
      var journals = JournalReader(folder)
      begin(&journals)
      let signal = try work(in: folder, &journals, show, stopSignal)
      let tables = try writeTables(in: folder, &journals)
      if isComplete { try? TrialClaims(in: folder).removeAbandoned() }
      return SweepOutcome(tables, folder.path, progress, status(signal), signal: signal)
    } catch { return SweepOutcome(Problem(error)) }
  }

  private func status(_ signal: StopSignal?) -> ExitStatus {
    if let signal { return ExitStatus(signal) }
    if let ending { return ending }
    guard isComplete else { return .busy }
    return progress.failed > 0 ? .trialsFailed : .done
  }

  /// Takes what the journals say, but for trials whose folder somebody has removed.
  private func begin(_ journals: inout JournalReader) {
    let kept = KeptRuns(of: sweep, in: options.root)
    // What has a record by now is found where it is.
    journals.readNews { _ = contents.take($0) }
    kept.refresh()
    if options.retriesFailed { contents.forgetFailures() }
    for record in contents.records.values where kept.contain(record) { take(record) }
    if let problem = kept.problem { warn(problem) }
    addTrials()
  }

  private func work(
    in folder: SweepFolder, _ journals: inout JournalReader, _ show: (SweepProgress) -> Void,
    _ stopSignal: () -> StopSignal?
  ) throws(FileError) -> StopSignal? {
    let pool = makePool(folder)
    defer {
      // None is left but where an error ends the loop.
      pool.stop(by: .terminate)
      if overtaken == nil { _ = pool.end() } else { pool.endAtOnce() }
    }
    let journal = SweepJournal(in: folder)
    let claims = try TrialClaims(in: folder, heartbeat: options.heartbeat)
    var (signal, tableClock): (StopSignal?, TableClock) = (nil, TableClock())
    while !isOvertaken() {
      if signal == nil, let received = stopSignal() {
        signal = received
        stop(pool, by: received)
      }
      if time.isOver(at: now), !isStopping { stop(pool, by: .terminate) }
      read(&journals)
      answer(pool, &journals)
      let isOver = try (give(pool) || isComplete) && pool.running == 0
      let events = isOver ? pool.end() : pool.events(milliseconds: 100)
      for event in events { try take(event, pool, journal, claims) }
      if isOver, events.isEmpty { break }
      try tableClock.run { () throws(FileError) in _ = try writeTables(in: folder, &journals) }
      progress.running = pool.running
      show(progress)
      let waits = notice.note(waiting: queue.waitingCount, running: pool.running, at: now)
      if let waits {
        warn(Problem("\(Legible.escaped(sweep.name)): \(Message.waiting(waits))", nil))
      }
    }
    return signal
  }

  /// Whether all trials have ended, by the hands of others those that run here, for so long that the
  /// processes which run them must be frozen.
  private func isOvertaken() -> Bool {
    guard isComplete else {
      overtaken = nil
      return false
    }
    let since = overtaken ?? now
    overtaken = since
    return now - since > .seconds(options.heartbeat * Self.grace)
  }

  private func makePool(_ folder: SweepFolder) -> WorkerPool {
    var order = sweep.base.order(
      in: options.root, folder: folder.path, isForced: false, keepsWeights: false,
      pruning: sweep.pruning?.measure)
    order.heartbeat = options.heartbeat
    return WorkerPool(
      order, limit: sweep.jobs(asked: options.jobs), environment: options.environment)
  }

  /// Begins trials as long as there is room; whether no more will be begun.
  private func give(_ pool: WorkerPool) throws(FileError) -> Bool {
    while !isStopping, ending == nil, time.allowsTrial(at: now) {
      guard let trial = pool.hasRoom ? queue.next(at: now) : blocker(of: pool) else {
        return false
      }
      guard !isEnded(trial.id) else { continue }
      guard pool.give(trial) else {
        throw Message.refusal(of: trial)
      }
    }
    return isStopping || ending != nil || !time.allowsTrial(at: now)
  }

  /// A trial for which those that run here may wait, all of them: without it they would wait for ever.
  private func blocker(of pool: WorkerPool) -> Trial? {
    guard asking.count == pool.running, let last = asking.keys.max() else { return nil }
    return queue.next(at: now, below: last)
  }

  /// Answers trials that ask whether they go on, as far as the journals of all workers tell.
  ///
  /// What the trials themselves have noted is read first: they note it before they ask.
  private func answer(_ pool: WorkerPool, _ journals: inout JournalReader) {
    guard !asking.isEmpty, now - lastRead >= readPause / 4 else { return }
    readAll(&journals)
    for (number, (trial, report)) in asking.sorted(by: { $0.key < $1.key }) {
      let permission = desk?.permission(
        of: trial, asking: report, contents, isConfirming: state.confirms(trial))
      guard let permission else { continue }
      pool.send(permission)
      asking[number] = nil
    }
  }

  private func stop(_ pool: WorkerPool, by signal: StopSignal) {
    isStopping = true
    pool.stop(by: signal)
  }

  private func take(
    _ event: WorkerPool.Event, _ pool: WorkerPool, _ journal: SweepJournal, _ claims: TrialClaims
  ) throws(FileError) {
    switch event {
    case .reported(let trial, let report):
      if report.waits { asking[trial.number] = (trial, report.report) }
    case .answered(let trial, let answer):
      asking[trial.number] = nil
      for problem in answer.problems where problem.status != .diverged { warn(problem) }
      if let record = answer.record { take(record) }
      if !isEnded(trial.id) { rest(trial) }
      addTrials()
    case .refused(let status, let problems):
      // Another trial would meet the same here; other machines may have what this one lacks.
      if ending != nil { return }
      for problem in problems { warn(problem) }
      ending = status
    case .lost(let trial, let cause, let log):
      asking[trial.number] = nil
      claims.removeAbandoned(trial.id)
      if isStopping || ending != nil { return }
      try take(losses.take(lost: trial, cause, log: log), of: trial, journal)
    case .unsettled(let trials, let cause, let log, let isUnkept):
      // What others have done meanwhile needs nothing of this process.
      let open = trials.filter { !(contents.records[$0.id]?.status.isOver ?? false) }
      if isStopping || open.isEmpty { return }
      if isUnkept { warn(Problem(at: sweep.name, Message.unkeptResults, log: log, nil)) }
      for trial in open {
        claims.removeAbandoned(trial.id)
        guard counted.contains(trial.id) else { continue }
        unsettled.insert(trial.id)
        if ending != nil { continue }
        try take(
          losses.take(unsettled: trial, cause, log: log, isUnkept: isUnkept), of: trial, journal)
      }
    }
  }

  /// Begins a trial again whose process was lost, or notes that it has failed.
  private func take(
    _ verdict: TrialLosses.Verdict, of trial: Trial, _ journal: SweepJournal
  ) throws(FileError) {
    switch verdict {
    case .again(let problem):
      if let problem { warn(problem) }
      queue.repeatTrial(trial)
    case .failed(let record, let problem):
      warn(problem)
      try journal.append([record])
      unsettled.remove(trial.id)
      take(record)
      noteEnd(of: trial)
      addTrials()
    }
  }

  /// Looks at a trial again later that another process has, or that was interrupted.
  private func rest(_ trial: Trial) {
    queue.rest(trial, until: now + .seconds(min(options.heartbeat / 4, 2)))
  }

  // MARK: - What is known of the trials

  /// Reads what other workers have noted; more often where that decides what is begun.
  private func read(_ journals: inout JournalReader) {
    let isWaiting = !queue.hasOwn || !asking.isEmpty
    let pause = isWaiting ? Duration.milliseconds(200) : .seconds(2)
    guard now - lastRead >= max(pause, readPause) else { return }
    readAll(&journals)
  }

  /// Reads all that others have noted.
  private func readAll(_ journals: inout JournalReader) {
    let begin = now
    var hasNews = false
    journals.readNews { line in
      hasNews = true
      guard let news = contents.take(line) else { return }
      desk?.take(news)
      if case .record(let record) = news { take(record) }
    }
    if hasNews {
      addTrials()
      queue.drop { isEnded($0.id) }
    }
    lastRead = now
    readPause = (lastRead - begin) * 20
  }

  /// Takes what came of a trial; the first end that is known is final, so that what follows from it is.
  private func take(_ record: TrialRecord) {
    guard !isEnded(record.id) else { return }
    if record.status.isOver { unsettled.remove(record.id) }
    state.take(record)
    if record.status.isEnd, let seconds = record.seconds { time.note(seconds) }
    guard let trial = trials[record.id] else { return }
    noteEnd(of: trial)
    endAtDesk(trial, record)
  }

  /// Takes an end that trials need not wait for.
  private func endAtDesk(_ trial: Trial, _ record: TrialRecord) {
    if record.status.isOver { desk?.end(trial, record) }
  }

  /// Queues the trials that have become known.
  private func addTrials() {
    let news = state.trials.dropFirst(known)
    known = state.trials.count
    for trial in news where trials[trial.id] == nil {
      trials[trial.id] = trial
      desk?.add(trial, contents, isConfirming: state.confirms(trial))
      if let record = contents.records[trial.id] ?? state.records[trial.id] {
        endAtDesk(trial, record)
      }
      noteEnd(of: trial)
      if !isEnded(trial.id) { queue.add(trial) }
    }
    progress.total = state.mostRuns
    for problem in state.unreadProblems.dropFirst(told) { warn(problem) }
    told = state.unreadProblems.count
  }

  /// Counts a trial that has ended, once.
  private func noteEnd(of trial: Trial) {
    guard let record = state.records[trial.id], isEnded(trial.id),
      counted.insert(trial.id).inserted
    else { return }
    progress.note(record.status)
    guard let value = record.value(sweep.goal.key), record.status == .done else { return }
    progress.note(value, of: trial.number, sweep.goal)
  }

  /// Whether nobody runs a trial any more: it has come to its end, or has failed.
  private func isEnded(_ id: String) -> Bool {
    guard !unsettled.contains(id) else { return false }
    return state.records[id]?.status.isOver ?? false
  }

  /// How many trials have ended.
  private var endedCount: Int { counted.count - unsettled.count }

  /// Whether all trials have ended, and no others follow from them.
  private var isComplete: Bool { state.isComplete && endedCount == trials.count }

  /// Writes the tables, and once more where others have ended trials meanwhile: the last one to write
  /// has seen all that was noted before.
  private func writeTables(
    in folder: SweepFolder, _ journals: inout JournalReader
  ) throws(FileError) -> SweepTables {
    readAll(&journals)
    var isLast = isComplete
    while true {
      let (tables, count) = (SweepTables(state), endedCount)
      for (name, bytes) in tables.files { try folder.write(bytes, table: name) }
      readAll(&journals)
      if isLast || endedCount == count { return tables }
      isLast = true
    }
  }
}
