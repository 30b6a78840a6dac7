internal import Exports
internal import Results
internal import Weights

/// The weights of a run for other programs.
package enum WeightsExport {
  /// Writes a state dict of PyTorch with the weights of the run at a path.
  ///
  /// - Returns: How many tensors were written.
  /// - Throws: `Problem`, also where there are several runs or none has weights; there is no new file then.
  package static func writePyTorch(_ path: String, to out: String) throws(Problem) -> Int {
    let weights = try FoundRuns.one(at: path).weights()
    guard weights.names.count <= StateDictionary.mostTensors else {
      throw Problem(at: path, Message.tooManyTensors(StateDictionary.mostTensors), .invalidData)
    }
    var dictionary = StateDictionary()
    for name in weights.names {
      guard let tensor = weights[name] else { continue }
      dictionary.add(
        name, shape: tensor.shape, tensor.values, areIntegers: tensor.areIntegers)
    }
    try PictureFile.write(dictionary.encoded, to: out)
    return weights.names.count
  }
}
