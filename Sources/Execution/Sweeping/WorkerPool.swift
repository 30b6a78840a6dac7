internal import Messages
internal import Results
internal import Sweeps
internal import System

/// The worker processes of a sweep, and the trials that they run.
final class WorkerPool {
  /// What has become of a trial.
  enum Event {
    /// Its worker has answered.
    case answered(Trial, TrialAnswer)
    /// Its worker tells what it measures.
    case reported(Trial, TrialReport)
    /// Its worker has ended in the middle of it; why, and what it said last.
    case lost(Trial, cause: String, log: String)
    /// Its worker has answered, and has ended before it said that all results are on the disk; these may
    /// have no records. Or it could not keep some of them, each for a reason of its own.
    case unsettled([Trial], cause: String, log: String, isUnkept: Bool)
    /// A worker met what every other one would meet on this machine (``ExitStatus/isOfMachine``); what has
    /// become of its trials follows.
    case refused(ExitStatus, [Problem])
  }

  private final class Worker {
    let process: WorkerProcess
    var trial: Trial?
    /// Whether it was told to stop, and takes no more trials.
    var isLeaving = false
    /// The trials that it has answered.
    var answered: [Trial] = []

    init(_ process: WorkerProcess) { self.process = process }
  }

  private let order: WorkerOrder
  private let limit: Int
  private let environment: [String: String]
  private var workers: [Worker] = []

  /// Begins without workers; there are at most so many at a time.
  init(_ order: WorkerOrder, limit: Int, environment: [String: String]) {
    (self.order, self.limit, self.environment) = (order, limit, environment)
  }

  /// How many trials are being run.
  var running: Int { workers.count { $0.trial != nil } }

  /// Whether a trial can be given away.
  var hasRoom: Bool { running < limit }

  /// Gives a trial to a worker that is idle, or to a new one; false where the system has no process
  /// to give.
  func give(_ trial: Trial) -> Bool {
    guard let worker = workers.first(where: { $0.trial == nil && !$0.isLeaving }) ?? start() else {
      return false
    }
    worker.trial = trial
    worker.process.send(trial.line)
    return true
  }

  /// Tells a trial that waits whether it goes on.
  func send(_ permission: TrialPermission) {
    workers.first { $0.trial?.number == permission.answer.trial }?.process.send(permission.line)
  }

  private func start() -> Worker? {
    guard let process = WorkerProcess([Self.command], environment: environment) else { return nil }
    process.send(order.line)
    let worker = Worker(process)
    workers.append(worker)
    return worker
  }

  /// How a worker ends that could not keep all that its trials came to, each for a reason of its own.
  private static let unkeptEnd = WorkerProcess.End.exited(Int(ExitStatus.busy.rawValue))

  /// The name of the command of a worker.
  static let command = "trial-worker"

  /// Waits until something happens, or the time is over.
  func events(milliseconds: Int32) -> [Event] {
    WorkerProcess.wait(for: workers.map(\.process), milliseconds: milliseconds)
    var events: [Event] = []
    for worker in workers {
      for line in worker.process.lines() {
        guard let trial = worker.trial else { continue }
        if let report = TrialReport(line: line) {
          events.append(.reported(trial, report))
          continue
        }
        guard let answer = try? TrialAnswer(line: line) else { continue }
        worker.trial = nil
        // One that another process has, or that has no result, has nothing that could be lost.
        let hasResult = !answer.isUnkept && !answer.status.isOfMachine && answer.record != nil
        if hasResult, !worker.answered.contains(trial) { worker.answered.append(trial) }
        worker.isLeaving = answer.record?.status == .interrupted
        _ = worker.process.takeLog()
        events += Self.events(trial, answer)
      }
      guard worker.process.hasEnded else { continue }
      events += Self.events(endOf: worker)
    }
    workers.removeAll { $0.process.hasEnded }
    return events
  }

  private static func events(_ trial: Trial, _ answer: TrialAnswer) -> [Event] {
    if answer.isUnkept { return [.lost(trial, cause: answer.cause, log: "")] }
    guard answer.status.isOfMachine else { return [.answered(trial, answer)] }
    let cause = answer.record?.message ?? Message.refusedThread
    return [.refused(answer.status, answer.problems), .lost(trial, cause: cause, log: "")]
  }

  private static func events(endOf worker: Worker) -> [Event] {
    let (end, log) = (worker.process.waitForEnd(), worker.process.takeLog())
    let cause = Message.lostWorker(end)
    var events: [Event] = []
    if case .exited(let code) = end, let status = ExitStatus(rawValue: Int32(clamping: code)),
      status.isOfMachine
    {
      let place = (worker.trial ?? worker.answered.last)?.title ?? Self.command
      events.append(.refused(status, [Problem(at: place, cause, log: log, status)]))
    }
    if let trial = worker.trial { events.append(.lost(trial, cause: cause, log: log)) }
    if end != .exited(0), !worker.answered.isEmpty {
      events.append(
        .unsettled(worker.answered, cause: cause, log: log, isUnkept: end == unkeptEnd))
    }
    return events
  }

  /// Tells all workers to stop and to save.
  func stop(by signal: StopSignal) {
    for worker in workers { worker.process.send(signal) }
  }

  /// Ends all workers, whatever they do.
  func endAtOnce() {
    for worker in workers where worker.trial != nil { worker.process.kill() }
    _ = end()
  }

  /// Ends all workers, which have nothing to do but to bring what they have to the disk.
  func end() -> [Event] {
    for worker in workers { worker.process.endInput() }
    var events: [Event] = []
    // Their streams are read to the end, so that none of them waits for that.
    while !workers.isEmpty { events += self.events(milliseconds: -1) }
    return events
  }
}
