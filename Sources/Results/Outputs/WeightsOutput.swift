internal import System
internal import Training
internal import Weights

/// `checkpoint/weights.safetensors`: the weights that a run that is done ends with.
struct WeightsOutput: RunOutput {
  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard case .ended(.done(_), let model) = ending else { return }
    let weights = SafetensorsFile(of: model)
    try run.write(to: run.folder.weights) { (file) throws(FileError) in
      try weights.forEachPiece { (piece) throws(FileError) in try file.write(piece) }
    }
  }
}
