internal import Experiments
internal import JSON
internal import Provenance
internal import Results
internal import System

/// A process that runs trials of a sweep as it is told to on standard input, and answers on standard
/// output.
package final class TrialWorker {
  private let base: SweepBase
  private let order: WorkerOrder
  private let query: RevisionQuery
  private let parent = Host.parentNumber
  private let journal: SweepJournal
  private let claims: TrialClaims
  private let channel: CoordinatorChannel
  private var looks = 0

  private init(
    _ order: WorkerOrder, _ base: SweepBase, _ input: LineInput, environment: [String: String]
  ) throws(FileError) {
    (self.order, self.base) = (order, base)
    claims = try TrialClaims(in: SweepFolder(path: order.folder), heartbeat: order.heartbeat)
    journal = SweepJournal(in: SweepFolder(path: order.folder))
    channel = CoordinatorChannel(input, journal)
    query = SpecReading.revisionQuery(of: base.source.file, environment)
  }

  /// Takes an order, and runs trials until there are no more.
  ///
  /// - Returns: How the process ends.
  package static func work(environment: [String: String]) -> ExitStatus {
    var input = LineInput()
    guard let line = input.next(), let order = try? WorkerOrder(line: line) else { return .usage }
    do throws(PreparationError) {
      let source = try SpecSource(order.path, order.overrides, for: .training) {
        path throws(FileError) in try order.file(at: path)
      }
      let base = try SweepBase(source, DataMemory(environment: environment))
      let worker = try Self.worker(order, base, input, environment: environment)
      while let line = worker.channel.line() {
        guard let trial = Trial(line: line) else { return .usage }
        worker.channel.say(worker.run(trial).line)
      }
      return .done
    } catch { return error.status }
  }

  private static func worker(
    _ order: WorkerOrder, _ base: SweepBase, _ input: LineInput, environment: [String: String]
  ) throws(PreparationError) -> TrialWorker {
    do throws(FileError) {
      return try TrialWorker(order, base, input, environment: environment)
    } catch { throw PreparationError([Problem(error)]) }
  }

  /// Runs a trial, unless another worker has claimed it.
  private func run(_ trial: Trial) -> TrialAnswer {
    do throws(FileError) {
      guard let claim = try claims.take(trial.id) else { return TrialAnswer(.busy, nil, []) }
      // Not before the record is in the journal.
      defer { claims.release(claim) }
      return try run(trial, claim)
    } catch {
      let record = TrialRecord(id: trial.id, status: .failed, message: error.message)
      return TrialAnswer(ExitStatus(error.kind), record, [Problem(error)])
    }
  }

  private func run(_ trial: Trial, _ claim: TrialClaim) throws(FileError) -> TrialAnswer {
    var problems: [Problem] = []
    let outcome: RunOutcome
    do throws(PreparationError) {
      let run = try base.run(trial)
      var experiment = ExperimentRun(
        run, run.identity, in: order.root, isForced: order.isForced, usualThreads: 1
      ) { self.query }
      experiment.reports = order.pruning.flatMap { TrialReports(trial, run, $0, to: channel) }
      outcome = experiment.run { _ in
      } stopSignal: {
        claim.isLost ? .terminate : self.stopSignal()
      } warn: {
        problems.append($0)
      }
    } catch { outcome = RunOutcome(error) }
    guard claims.holds(claim) else {
      return TrialAnswer(.busy, nil, [Problem(at: trial.title, Message.lostClaim, nil)])
    }
    problems += outcome.problems + [channel.failure].compactMap { $0.map { Problem($0) } }
    guard outcome.status != .busy else { return TrialAnswer(.busy, nil, problems) }
    let record = record(of: trial, outcome)
    // What the machine is to blame for may go well elsewhere: it is no result of the trial.
    if !outcome.status.isOfMachine { try journal.append(record) }
    return TrialAnswer(outcome.status, record, problems)
  }

  private func record(of trial: Trial, _ outcome: RunOutcome) -> TrialRecord {
    let json = outcome.json.flatMap { try? JSONValue(parsing: Array($0.utf8)) }
    return json.flatMap { TrialRecord(id: trial.id, result: $0) }
      ?? TrialRecord(id: trial.id, status: .failed, message: outcome.problems.first?.text)
  }

  /// What tells a trial to stop: a signal, or the end of the process that this one works for.
  private func stopSignal() -> StopSignal? {
    if let signal = StopSignal.received { return signal }
    looks += 1
    guard looks % 64 == 0, Host.parentNumber != parent else { return nil }
    return .terminate
  }
}
