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
  private let claims: TrialClaims
  private let group: TrialGroup
  private let channel: CoordinatorChannel
  private var packs: [String: RunPacks] = [:]
  private var failure: FileError?
  private var looks = 0
  private var lastLook = ContinuousClock.now

  private init(
    _ order: WorkerOrder, _ base: SweepBase, _ input: LineInput, environment: [String: String]
  ) throws(FileError) {
    (self.order, self.base) = (order, base)
    let folder = SweepFolder(path: order.folder)
    claims = try TrialClaims(in: folder, heartbeat: order.heartbeat)
    group = try TrialGroup(in: folder, claims)
    channel = CoordinatorChannel(input, group.journal)
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
      let worker: TrialWorker
      do throws(FileError) {
        worker = try TrialWorker(order, base, input, environment: environment)
      } catch { throw PreparationError([Problem(error)]) }
      return worker.work()
    } catch {
      Self.tell(error.problems)
      return error.status
    }
  }

  /// Runs trials as long as there are more, or until what they came to cannot be written.
  private func work() -> ExitStatus {
    do throws(FileError) {
      while let line = next() {
        if failure != nil { break }
        guard let trial = Trial(line: line) else { return .usage }
        channel.say(run(trial).line)
        try group.commitIfDue()
        // Told to stop, it would interrupt whatever comes next.
        if StopSignal.received != nil || failure != nil { break }
      }
      try group.commitAll()
      if let failure { throw failure }
      Self.tell(group.unkept.map { Problem($0) })
      return group.unkept.isEmpty ? .done : .busy
    } catch {
      Self.tell(group.unkept.map { Problem($0) } + [Problem(error)])
      return error.isOfDisk ? .ioFailure : ExitStatus(error.kind)
    }
  }

  /// The next line; where none comes at once, there is time to bring to the disk what waits.
  private func next() -> String? {
    guard !group.isEmpty else { return channel.line() }
    return channel.line(after: TrialGroup.idleMilliseconds) {
      note { () throws(FileError) in try group.commitIfDue(isIdle: true) }
      return !group.isEmpty
    }
  }

  /// Takes down why a group could not be committed.
  private func note(_ body: () throws(FileError) -> Void) {
    do throws(FileError) {
      try body()
    } catch { failure = error }
  }

  /// Tells the coordinator, which reads it where the process ends too soon.
  private static func tell(_ problems: [Problem]) {
    let text = problems.map { $0.text + "\n" }.joined()
    try? StandardStream.error.write(Array(text.utf8))
  }

  /// Runs a trial, unless another worker has claimed it.
  private func run(_ trial: Trial) -> TrialAnswer {
    do throws(FileError) {
      guard let claim = try claims.take(trial.id) else { return TrialAnswer(.busy, nil, []) }
      return run(trial, claim)
    } catch {
      let record = TrialRecord(id: trial.id, status: .failed, message: error.message)
      var answer = TrialAnswer(ExitStatus(error.kind), record, [Problem(error)])
      // The claim itself could be made, and the folder of the run not be moved.
      answer.isUnkept = error.kind == .failed && !error.isOfDisk
      return answer
    }
  }

  private func run(_ trial: Trial, _ claim: TrialClaim) -> TrialAnswer {
    var problems: [Problem] = []
    let outcome: RunOutcome
    do throws(PreparationError) {
      let run = try base.run(trial)
      var experiment = ExperimentRun(
        run, run.identity, in: order.root, isForced: order.isForced,
        trial: TrialTerms(
          group: group.runs, packs: packs(named: run.experiment.name),
          keepsWeights: order.keepsWeights, query: query))
      experiment.reports = order.pruning.flatMap { TrialReports(trial, run, $0, to: channel) }
      outcome = experiment.run { _ in
      } stopSignal: {
        claim.isLost ? .terminate : self.stopSignal()
      } warn: {
        problems.append($0)
      }
    } catch { outcome = RunOutcome(error) }
    guard claims.holds(claim) else {
      group.discard(claim)
      return TrialAnswer(.busy, nil, [Problem(at: trial.title, Message.lostClaim, nil)])
    }
    problems += outcome.problems + [channel.failure].compactMap { $0.map { Problem($0) } }
    let record = record(of: trial, outcome)
    // What the machine is to blame for may go well elsewhere: it is no result of the trial.
    guard outcome.status == .busy || outcome.status.isOfMachine else {
      group.take(record, of: claim)
      return TrialAnswer(outcome.status, record, problems)
    }
    group.discard(claim)
    return answer(to: trial, outcome, record, problems)
  }

  /// What is said of a trial that has no result.
  private func answer(
    to trial: Trial, _ outcome: RunOutcome, _ record: TrialRecord, _ problems: [Problem]
  ) -> TrialAnswer {
    guard outcome.status != .busy else { return TrialAnswer(.busy, nil, problems) }
    guard !problems.contains(where: \.isOfDisk) else {
      return TrialAnswer(.ioFailure, record, problems)
    }
    var answer = TrialAnswer(outcome.status, record, problems)
    let isMade = packs.keys.contains { RunFolder(root: order.root, name: $0, id: trial.id).exists }
    answer.isUnkept =
      outcome.status == .ioFailure || outcome.status == .cannotCreate && isMade
    return answer
  }

  /// The packs of a name, which trials may have an axis over.
  private func packs(named name: String) -> RunPacks {
    let found = packs[name] ?? RunPacks(root: order.root, name: name)
    packs[name] = found
    return found
  }

  private func record(of trial: Trial, _ outcome: RunOutcome) -> TrialRecord {
    let json = outcome.json.flatMap { try? JSONValue(parsing: Array($0.utf8)) }
    return json.flatMap { TrialRecord(id: trial.id, result: $0) }
      ?? TrialRecord(id: trial.id, status: .failed, message: outcome.problems.first?.text)
  }

  /// What tells a trial to stop: a signal, or the end of the process that this one works for.
  private func stopSignal() -> StopSignal? {
    if let signal = StopSignal.received { return signal }
    // The clock is read at few of the looks, of which small networks have a million a second.
    looks += 1
    guard looks % 8 == 0, lastLook.duration(to: .now) > .milliseconds(20) else { return nil }
    lastLook = .now
    // What waits does not wait for a long trial.
    note { () throws(FileError) in try group.commitIfDue() }
    return failure != nil || Host.parentNumber != parent ? .terminate : nil
  }
}
