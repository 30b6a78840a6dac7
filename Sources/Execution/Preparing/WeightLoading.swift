internal import Experiments
internal import Messages
internal import Networks
internal import Weights

/// Weights of a file, checked against the network that they are for.
struct WeightLoading {
  /// The file's name and where it stands.
  let weights: Located<String>
  /// The file's path from the current folder.
  let path: String
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Reads the file.
  ///
  /// - Throws: `Problem` at the line that names it.
  func load() throws(Problem) -> SafetensorsFile {
    do throws(WeightsError) {
      return try SafetensorsFile(path: path)
    } catch {
      let message = "\(weights.path): \(Legible.escaped(error.file)): \(error.message)"
      throw Problem(Diagnostic(.error, at: weights.span, message), ExitStatus(error.kind))
    }
  }

  /// Reports parameters that the file lacks, those of another shape, and names that nothing has.
  func check(_ file: SafetensorsFile, against network: Network) {
    let places = network.parameters + network.buffers
    for parameter in network.parameters where file[parameter.name] == nil {
      report(Message.lackingWeight(parameter.name))
    }
    for place in places {
      guard let tensor = file[place.name], tensor.shape != place.shape else { continue }
      report(
        Message.weightShapes(
          place.name, file: Self.text(tensor.shape), model: "\(Shape(place.shape))"))
    }
    let known = Set(places.map(\.name))
    for name in file.names where !known.contains(name) { report(Message.unknownWeight(name)) }
  }

  /// A shape, of whose dimensions a file may have any number.
  private static func text(_ shape: [Int]) -> String {
    Shape(Array(shape.prefix(8))).description + (shape.count > 8 ? "×…" : "")
  }

  private func report(_ message: String) {
    findings.error(
      at: weights.span, "\(weights.path): \(Legible.escaped(path)): \(message)")
  }
}
