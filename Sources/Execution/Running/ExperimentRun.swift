internal import Datasets
internal import Engine
internal import Experiments
internal import JSON
internal import Provenance
package import Results
internal import Schedules
package import System
internal import Training
internal import Weights

/// The life of one run: its folder, its training, its result.
package struct ExperimentRun {
  private let prepared: PreparedRun
  private let identity: Identity
  private let root: String
  private let isForced: Bool
  private let trial: TrialTerms?
  private let environment: [String: String]
  /// What the run's measurements are told to, where it may be pruned.
  var reports: TrialReports?

  /// Takes a spec that was checked, and the folder of all results.
  ///
  /// A run that is forced begins anew in a folder of its own, or goes on where such a run was interrupted;
  /// git is asked in the environment.
  package init(
    _ prepared: PreparedRun, in root: String, isForced: Bool = false,
    environment: [String: String] = [:]
  ) {
    self.init(prepared, prepared.identity, in: root, isForced: isForced, environment: environment)
  }

  /// Takes a spec with its identity.
  init(
    _ prepared: PreparedRun, _ identity: Identity, in root: String, isForced: Bool = false,
    environment: [String: String] = [:]
  ) {
    (self.prepared, self.identity) = (prepared, identity)
    (self.root, self.isForced) = (root, isForced)
    (self.environment, trial) = (environment, nil)
  }

  /// Takes a trial of a sweep.
  init(
    _ prepared: PreparedRun, _ identity: Identity, in root: String, isForced: Bool,
    trial: TrialTerms
  ) {
    (self.prepared, self.identity) = (prepared, identity)
    (self.root, self.isForced) = (root, isForced)
    (environment, self.trial) = ([:], trial)
  }

  private init(_ run: ExperimentRun, read prepared: PreparedRun) {
    (self.prepared, identity, root) = (prepared, run.identity, run.root)
    (isForced, environment, trial) = (run.isForced, run.environment, run.trial)
  }

  private var group: RunGroup? { trial?.group }

  private var keepsWeights: Bool {
    prepared.experiment.results.keepsWeights(ofTrial: trial != nil) || trial?.keepsWeights == true
  }

  /// Trains, unless that was done before.
  ///
  /// A run that was stopped or killed is resumed where it was last saved.
  ///
  /// It shows where it stands some times a second, asks before every update whether it is told to
  /// stop, and by what, and warns of what is worth knowing before the training begins.
  package func run(
    show: @escaping (ProgressLine) -> Void,
    stopSignal: @escaping () -> StopSignal? = { nil },
    warn: @escaping (Problem) -> Void = { _ in }
  ) -> RunOutcome {
    let place = isForced ? location.interrupted : location.newest
    do throws(Problem) {
      if let place, let outcome = try earlierOutcome(in: place) { return outcome }
      if let outcome = packedOutcome { return outcome }
      if prepared.data.isUnread { return runRead(show: show, stopSignal: stopSignal, warn: warn) }
      if let absence = prepared.origin?.absence, place?.hasState != true { throw absence }
      let threads = threads(warn)
      if let place, place.id == identity.id { group?.makeFolder(of: place) }
      let (folder, lock) = try Problem.catching { () throws(FileError) in
        try location.take(place, isForced: isForced)
      }
      var checkpoint: Checkpoint?
      if !lock.isFirst {
        // Whoever had the lock until now may have done the work.
        if let outcome = try earlierOutcome(in: folder) { return outcome }
        folder.removeLeftovers(andState: false)
        checkpoint = try self.checkpoint(in: folder, lock)
      }
      let outputs = outputs(folder, lock, threads: threads, resuming: checkpoint, warn: warn)
      let differences = outputs.run.differences
      if !differences.isEmpty {
        warn(Problem(at: folder.path, Message.otherBits(differences), nil))
      }
      let training = TrainingRun(
        prepared: prepared, outputs: outputs, show: show, stopSignal: stopSignal, reports: reports)
      return LibraryExit.during {
        training.run(from: checkpoint)
      } otherwise: {
        let outcome = training.refuse()
        outcome.problems.forEach(warn)
        return outcome.status.rawValue
      }
    } catch {
      let running = error.status == .busy ? place?.storedResult?.shownText : nil
      return RunOutcome(error, json: running)
    }
  }

  /// Reads the samples, which are needed after all, and trains.
  private func runRead(
    show: @escaping (ProgressLine) -> Void, stopSignal: @escaping () -> StopSignal?,
    warn: @escaping (Problem) -> Void
  ) -> RunOutcome {
    do throws(PreparationError) {
      var run = ExperimentRun(self, read: try prepared.read())
      run.reports = reports
      return run.run(show: show, stopSignal: stopSignal, warn: warn)
    } catch { return RunOutcome(error) }
  }

  private var location: RunLocation {
    RunLocation(
      root: root, name: prepared.experiment.name, identity: identity,
      seed: prepared.experiment.seed, dataDigest: prepared.data.digest,
      isOneOfMany: group != nil)
  }

  /// The threads to compute on: those that are asked for, or as many as come where the model wants more.
  private func threads(_ warn: @escaping (Problem) -> Void) -> Int {
    let (experiment, path) = (prepared.experiment, prepared.reading.path)
    let asked =
      experiment.threads ?? (trial.map { _ in TrialTerms.threads }) ?? Machine.current().cores
    let usable = LibraryExit.during {
      Model.usableThreads(
        of: asked, for: experiment.network, batchSize: prepared.data.order.batchSize,
        precision: experiment.precision)
    } otherwise: {
      let problem = Problem(at: path, Message.refusedThread, .refused)
      warn(problem)
      return ExitStatus.refused.rawValue
    }
    if usable < asked { warn(Problem(at: path, Message.fewerThreads(asked, usable), nil)) }
    return usable
  }

  /// What an earlier run of the same experiment came to in a folder, if it came to its end.
  ///
  /// - Throws: `Problem` where the folder is another experiment's, or its result was lost.
  private func earlierOutcome(in folder: RunFolder) throws(Problem) -> RunOutcome? {
    guard let result = folder.storedResult else {
      // A trial of a sweep leaves no weights before its result.
      guard folder.hasWeights, !folder.hasState, group == nil else { return nil }
      throw Problem(at: folder.path, Message.lostResult, .invalidData)
    }
    guard location.isOurs(result, in: folder) else {
      let message = Message.otherExperiment(result.digest, identity.digest)
      throw Problem(at: folder.path, message, .invalidData)
    }
    guard RunLocation.hasEnded(result) else { return nil }
    if keepsWeights, result.status == .done, result.lacksWeights, !folder.hasWeights { return nil }
    let states = prepared.experiment.neededStates(of: result.document)
    if result.status == .done, !states.allSatisfy(folder.keeps) { return nil }
    reports?.note(rowsIn: folder)
    reports?.finish()
    // That it cannot be written takes nothing from the result.
    try? folder.updateLatest()
    switch result.status {
    case .done:
      folder.removeLeftoversOfDone()
      return RunOutcome(.done, folder, Message.alreadyDone, json: result.shownText)
    case .diverged:
      let text = Message.divergedBefore(result.message)
      return RunOutcome(.diverged, folder, text, json: result.shownText)
    case .running, .failed, .interrupted, .pruned: return nil
    }
  }

  /// What an earlier run of the same experiment came to that is in a pack.
  private var packedOutcome: RunOutcome? {
    guard !isForced else { return nil }
    let packs = trial?.packs ?? RunPacks(root: root, name: prepared.experiment.name)
    // What others pack in that time is at worst trained once more.
    packs.refresh(ifOlderThan: trial?.packs == nil ? .zero : .seconds(1))
    guard packs.contains(identity.id), let packed = packs.run(identity.id),
      let result = packed.result,
      result.digest == identity.digest, RunLocation.hasEnded(result),
      result.status != .done
        || (!keepsWeights || !result.lacksWeights)
          && prepared.experiment.neededStates(of: result.document).isEmpty
    else { return nil }
    let folder = RunFolder(root: root, name: prepared.experiment.name, id: identity.id)
    if group != nil { folder.removeRemains() }
    reports?.note(rows: packed["metrics.csv"] ?? [])
    reports?.finish()
    guard result.status == .done else {
      let text = Message.divergedBefore(result.message)
      return RunOutcome(.diverged, folder, text, json: result.shownText)
    }
    return RunOutcome(.done, folder, Message.alreadyPacked, json: result.shownText)
  }

  /// What was saved of the run, if anything was.
  private func checkpoint(
    in folder: RunFolder, _ lock: RunLock
  ) throws(Problem) -> Checkpoint? {
    do throws(CheckpointError) {
      let checkpoint = try Checkpoint(in: folder, digest: identity.digest)
      if group != nil, checkpoint?.facts.areKept(in: folder) == false { return nil }
      return checkpoint
    } catch {
      folder.noteInterruption(lock)
      guard let obstacle = error.obstacle else {
        // Nobody waits who could remove it, and from the beginning the run comes to the same.
        if group != nil { return nil }
        throw Problem(at: folder.state, Message.uselessCheckpoint(error.message), .invalidData)
      }
      throw Problem(
        at: folder.state, Message.unreadCheckpoint(error.message),
        obstacle == .refused ? .refused : .ioFailure)
    }
  }

  /// The run's files; git looks at the spec's tree meanwhile.
  private func outputs(
    _ folder: RunFolder, _ lock: RunLock, threads: Int, resuming checkpoint: Checkpoint?,
    warn: @escaping (Problem) -> Void
  ) -> RunOutputs {
    let (reading, experiment) = (prepared.reading, prepared.experiment)
    let query = trial?.query ?? SpecReading.revisionQuery(of: reading.file, environment)
    let resolved = ResolvedDocument(reading.values)
    let session = RunSession(
      folder, lock, digest: identity.digest, seed: experiment.seed, values: resolved.values,
      overrides: reading.overrides,
      isForced: isForced || !lock.isFirst && folder.storedResult?.isForced == true,
      threads: threads, dataDigest: prepared.data.digest, header: prepared.header,
      resuming: checkpoint?.facts, group: group, keepsWeights: keepsWeights,
      keepsPrunedState: experiment.results.checkpoints.keepsPruned,
      isPacked: experiment.results.pack && !experiment.results.tensorboard
        && !experiment.results.checkpoints.keepsStates,
      mayWait: reports != nil)
    if let parent = prepared.origin?.parent { session.note(parent) }
    return RunOutputs(
      session, spec: reading.wholeSpec(named: experiment.name), source: reading.source,
      resolved: resolved.json(experiment.network).prettyText, files: prepared.data.record.files,
      revision: query,
      hasEvents: experiment.results.tensorboard,
      pictures: experiment.plots ?? (trial == nil)
        ? RunPictures(
          name: folder.name, experiment: "\(folder.name)/\(folder.id)",
          values: resolved.values, isRangeTest: experiment.rangeStop != nil,
          stepsPerEpoch: experiment.clock.stepsPerEpoch, warn: warn) : nil)
  }
}

extension SpecReading {
  /// Asks git about the working tree of a spec.
  static func revisionQuery(
    of file: SpecFile, _ environment: [String: String]
  ) -> RevisionQuery {
    RevisionQuery(
      startingIn: file.folder.isEmpty ? "." : file.folder, spec: file.isStream ? nil : file.name,
      environment: environment)
  }
}
