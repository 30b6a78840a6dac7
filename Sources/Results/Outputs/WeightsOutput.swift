internal import Engine
internal import System
internal import Training
internal import Weights

/// The weights that a run ends with, where they are kept: `checkpoint/weights.safetensors` where it is done, and where it has
/// diverged `checkpoint/last_finite.safetensors`, the last that were finite.
struct WeightsOutput: RunOutput {
  func begin(_ run: RunSession) throws(FileError) {
    // A process may have been killed before it could say that the run had diverged.
    if !run.isFirst, let place = try? run.place.folder("checkpoint") {
      place.remove(FileSystem.name(of: run.folder.lastFiniteWeights))
    }
  }

  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard run.keepsWeights, case .ended(let outcome, let model) = ending else { return }
    switch outcome {
    case .done: try write(model, to: run.folder.weights, of: run)
    case .diverged(_, _, let summary), .divergedWeights(_, let summary):
      guard summary.finiteSteps != nil else { return }
      try write(model, to: run.folder.lastFiniteWeights, of: run)
    case .stopped, .failed: return
    }
  }

  private func write(
    _ model: Model, to path: String, of run: RunSession
  ) throws(FileError) {
    run.record.weights = String(path.dropFirst(run.folder.path.count + 1))
    let weights = SafetensorsFile(of: model)
    try run.writeLast(to: path) { (file) throws(FileError) in
      try weights.forEachPiece { (piece) throws(FileError) in try file.write(piece) }
    }
  }
}
