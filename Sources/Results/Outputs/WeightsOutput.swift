internal import System
internal import Training
internal import Weights

/// `checkpoint/weights.safetensors`: the weights that a run that is done ends with.
struct WeightsOutput: RunOutput {
  func end(_ ending: RunEnding, of run: RunSession) throws(FileError) {
    guard case .ended(.done(_), let model) = ending else { return }
    try run.folder.makeCheckpointFolder()
    try run.write(SafetensorsFile(of: model).encoded(), to: run.folder.weights)
  }
}
