internal import Networks
internal import Results
internal import Weights

extension FoundRun {
  /// Where a run keeps its weights.
  static let weightsFile = "checkpoint/weights.safetensors"

  /// The weights that the run has kept.
  ///
  /// - Throws: `Problem` where it has kept none, or they cannot be read.
  func weights() throws(Problem) -> SafetensorsFile {
    guard let bytes = bytes(of: Self.weightsFile) else {
      throw Problem(at: path, Message.noWeights(status), .missingInput)
    }
    do throws(WeightsError) {
      return try SafetensorsFile(bytes: bytes, file: "\(path)/\(Self.weightsFile)")
    } catch { throw Problem(at: error.file, error.message, ExitStatus(error.kind)) }
  }

  /// The weights that the run has kept, for a network.
  ///
  /// - Parameters:
  ///   - network: The network for the samples at hand.
  ///   - samples: The file of these, which is to blame where it is another than the run's.
  /// - Returns: The weights.
  /// - Throws: `Problem` also where they are those of another network.
  func weights(for network: Network, of samples: String? = nil) throws(Problem) -> SafetensorsFile {
    let file = try weights()
    for place in network.parameters + network.buffers {
      let shape = file[place.name]?.shape
      guard shape != place.shape else { continue }
      throw Problem(
        at: samples ?? "\(path)/\(Self.weightsFile)",
        Message.otherNetwork(
          place.name, shape.map { "\(Shape($0))" }, model: "\(Shape(place.shape))",
          samples: "\(network.input)"), .invalidData)
    }
    return file
  }
}
