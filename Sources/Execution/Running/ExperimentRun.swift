internal import Datasets
internal import Engine
internal import Experiments
internal import JSON
internal import Provenance
package import Results
package import System
internal import Training
internal import Weights

/// The life of one run: its folder, its training, its result.
package struct ExperimentRun {
  private let prepared: PreparedRun
  private let identity: Identity
  private let root: String
  private let isForced: Bool
  private let environment: [String: String]

  /// Takes a spec that was checked, and the folder of all results.
  ///
  /// A run that is forced is run again if it is done, in a folder of its own; git is asked in the
  /// environment.
  package init(
    _ prepared: PreparedRun, in root: String, isForced: Bool = false,
    environment: [String: String] = [:]
  ) {
    self.init(
      prepared, prepared.identity, in: root, isForced: isForced, environment: environment)
  }

  /// Takes a spec with its identity.
  init(
    _ prepared: PreparedRun, _ identity: Identity, in root: String, isForced: Bool = false,
    environment: [String: String] = [:]
  ) {
    (self.prepared, self.identity) = (prepared, identity)
    (self.root, self.isForced, self.environment) = (root, isForced, environment)
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
    do throws(Problem) {
      let (name, id) = (prepared.experiment.name, folderID)
      if let outcome = try earlierOutcome(id) { return outcome }
      let threads = threads(warn)
      let (folder, lock) = try Problem.catching { () throws(FileError) in
        let folder = try RunFolder(
          creating: root, name: name, id: id, occupied: isForced ? .sibling : .reuse)
        return (folder, try RunLock(of: folder))
      }
      // Whoever had the lock until now may have done the work.
      if let outcome = try earlierOutcome(id) { return outcome }
      folder.removeLeftovers(andState: false)
      let checkpoint = try checkpoint(in: folder)
      let outputs = outputs(folder, lock, threads: threads, resuming: checkpoint)
      let differences = outputs.run.differences
      if !differences.isEmpty {
        warn(Problem(at: folder.path, Message.otherBits(differences), nil))
      }
      let training = TrainingRun(
        prepared: prepared, outputs: outputs, show: show, stopSignal: stopSignal)
      return LibraryExit.during {
        training.run(from: checkpoint)
      } otherwise: {
        let outcome = training.refuse()
        outcome.problems.forEach(warn)
        return outcome.status.rawValue
      }
    } catch { return RunOutcome(error) }
  }

  /// The threads to compute on: those that are asked for, or as many as come where the model wants more.
  private func threads(_ warn: @escaping (Problem) -> Void) -> Int {
    let (experiment, path) = (prepared.experiment, prepared.reading.path)
    let asked = experiment.threads ?? Machine.current().cores
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

  /// The name of the run's folder: by its identity, or by the former one's where a run that is
  /// there can be believed or resumed.
  private var folderID: String {
    func folder(_ id: String) -> RunFolder {
      RunFolder(root: root, name: prepared.experiment.name, id: id)
    }
    guard !isForced, !folder(identity.id).exists else { return identity.id }
    let former = folder(identity.formerID)
    guard let result = former.storedResult else { return former.hasState ? former.id : identity.id }
    let isOurs = result.digest == identity.digest || isOfFormerRule(result)
    return isOurs && (former.hasState || hasEnded(result)) ? former.id : identity.id
  }

  /// Whether a result is of the format that had no digest, and of this experiment as far as that
  /// format tells.
  private func isOfFormerRule(_ result: StoredResult) -> Bool {
    result.isFormer(
      name: prepared.experiment.name, id: identity.formerID, seed: prepared.experiment.seed,
      dataDigest: prepared.data.digest)
  }

  /// Whether a result tells that its run came to an end, and to which.
  private func hasEnded(_ result: StoredResult) -> Bool {
    [.done, .diverged].contains(result.status) && result.isComplete
  }

  /// What an earlier run of the same experiment came to, if it came to its end.
  ///
  /// - Throws: `Problem` where the folder is another experiment's.
  private func earlierOutcome(_ id: String) throws(Problem) -> RunOutcome? {
    guard !isForced else { return nil }
    let folder = RunFolder(root: root, name: prepared.experiment.name, id: id)
    guard let result = folder.storedResult else { return nil }
    // Format 1 had no digest, and no folder of today's names.
    let isFormer = result.digest == nil && id == identity.formerID && isOfFormerRule(result)
    guard result.digest == identity.digest || isFormer else {
      let message = Message.otherExperiment(result.digest, identity.digest)
      throw Problem(at: folder.path, message, .invalidData)
    }
    guard hasEnded(result) else { return nil }
    switch result.status {
    case .done:
      folder.removeLeftoversOfDone()
      return RunOutcome(.done, folder, Message.alreadyDone, json: result.shownText)
    case .diverged:
      return RunOutcome(.diverged, folder, Message.divergedBefore, json: result.shownText)
    case .running, .failed, .interrupted: return nil
    }
  }

  /// What was saved of the run, if anything was.
  private func checkpoint(in folder: RunFolder) throws(Problem) -> Checkpoint? {
    do throws(CheckpointError) {
      return try Checkpoint(in: folder, digest: identity.digest)
    } catch {
      guard let obstacle = error.obstacle else {
        throw Problem(at: folder.state, Message.uselessCheckpoint(error.message), .invalidData)
      }
      throw Problem(
        at: folder.state, Message.unreadCheckpoint(error.message),
        obstacle == .refused ? .refused : .ioFailure)
    }
  }

  /// The run's files; git looks at the spec's tree meanwhile.
  private func outputs(
    _ folder: RunFolder, _ lock: RunLock, threads: Int, resuming checkpoint: Checkpoint?
  ) -> RunOutputs {
    let (reading, experiment) = (prepared.reading, prepared.experiment)
    let query = RevisionQuery(
      startingIn: reading.file.folder.isEmpty ? "." : reading.file.folder,
      spec: reading.file.isStream ? nil : reading.path, environment: environment)
    let session = RunSession(
      folder, lock, digest: identity.digest, seed: experiment.seed, threads: threads,
      dataDigest: prepared.data.digest, header: prepared.header, resuming: checkpoint?.facts)
    return RunOutputs(
      session, spec: reading.wholeSpec(named: experiment.name), source: reading.source,
      resolved: ResolvedDocument(reading.values).json.prettyText, revision: query)
  }
}
