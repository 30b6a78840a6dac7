internal import Experiments
internal import JSON
internal import Results
internal import System
internal import Training
internal import Weights

/// The run that another one goes on from, and the state that it has kept.
struct RunOrigin {
  /// What the other run's result says of it.
  let parent: RunParent
  /// The state; nil where it is not there any more.
  let state: KeptState?
  /// The run's own spec and the digest of its data; nil where they are not there any more.
  let spec: SpecReading?
  let dataDigest: String?
  /// Why there is no state, where only the run's digest and the step are known.
  let absence: Problem?
}

extension RunOrigin {
  /// Opens the state that a section names, whose run is at a path.
  ///
  /// Where the run is gone, its digest and the number of updates, if the section gives them, still tell which
  /// run goes on from it.
  ///
  /// - Throws: `Problem` at the section.
  init(_ section: ContinueSection, at path: String) throws(Problem) {
    do throws(Problem) {
      self = try Self(opening: section, at: path)
    } catch {
      let message = "\(section.run.path): \(error.text)"
      let problem = Problem(
        Diagnostic(.error, at: section.run.span, message), error.status ?? .missingInput)
      guard let digest = section.options.digest, case .step(let step) = section.options.from,
        error.status == .missingInput
      else { throw problem }
      let folder = FileSystem.absolute(path)
      self.init(
        parent: RunParent(id: nil, digest: digest, folder: folder, step: step), state: nil,
        spec: nil, dataDigest: nil, absence: problem)
    }
  }

  private init(opening section: ContinueSection, at path: String) throws(Problem) {
    let run = try FoundRuns.one(at: path)
    let state = try run.state(at: section.options.from)
    let expected = section.options.digest
    guard expected == nil || expected == state.digest else {
      throw Problem(at: run.path, Message.otherParent(state.digest, expected), .invalidData)
    }
    let parent = RunParent(
      id: run.id, digest: state.digest, folder: FileSystem.absolute(run.path),
      step: state.snapshot.counters.step)
    let dataDigest: String? = try? run.result["data"]?.value("digest")
    self.init(
      parent: parent, state: state, spec: try run.reading(), dataDigest: dataDigest, absence: nil)
  }
}

extension FoundRun {
  /// A state that the run has kept.
  ///
  /// - Throws: `Problem` where it has kept none there, or it is damaged.
  func state(at place: ContinueOptions.Place) throws(Problem) -> KeptState {
    let files =
      switch place {
      case .last: [KeptState.last]
      case .best: [KeptState.best]
      case .step(let step): [KeptState.path(ofStep: step), KeptState.last, KeptState.best]
      }
    for file in files {
      do throws(CheckpointError) {
        guard let state = try keptState(file) else { continue }
        if case .step(let step) = place, state.snapshot.counters.step != step { continue }
        return state
      } catch {
        throw Problem(
          at: "\(path)/\(file)", error.message, error.obstacle == .refused ? .refused : .invalidData
        )
      }
    }
    throw Problem(at: path, Message.noState(place, status, kept: keptStates), .missingInput)
  }

  /// The spec in the run's folder.
  ///
  /// - Throws: `Problem` where there is none that can be read.
  fileprivate func reading() throws(Problem) -> SpecReading {
    let name = "\(path)/spec.yaml"
    guard let bytes = bytes(of: "spec.yaml") else {
      throw Problem(at: name, Message.unreadTable, .missingInput)
    }
    return SpecReading(SpecFile(name: name, bytes: bytes), for: .training)
  }
}
