internal import Experiments
internal import Messages
internal import Networks
internal import Weights

/// Weights of a file, held against the network that they are for.
struct WeightLoading {
  /// The file's name and where it stands.
  let weights: Located<String>
  /// The folder of the spec, which relative paths start from.
  let folder: String
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Reads the file; what is wrong with it is a problem, or a finding at the line that names it.
  func load(_ problems: inout [Problem]) -> SafetensorsFile? {
    do throws(WeightsError) {
      return try SafetensorsFile(path: path)
    } catch {
      let message = "\(weights.path): \(Legible.escaped(error.file)): \(error.message)"
      let status: ExitStatus = error.kind == .malformed ? .invalidData : .missingInput
      problems.append(Problem(Diagnostic(.error, at: weights.span, message), status))
      return nil
    }
  }

  /// Reports parameters that the file lacks, those of another shape, and names that nothing has.
  func check(_ file: SafetensorsFile, against network: Network) {
    let places = network.parameters + network.buffers
    for parameter in network.parameters where file[parameter.name] == nil {
      report("the file has no '\(parameter.name)'")
    }
    for place in places {
      guard let tensor = file[place.name], tensor.shape != place.shape else { continue }
      let (found, wanted) = (Shape(tensor.shape), Shape(place.shape))
      report("'\(place.name)' is \(found) in the file and \(wanted) in the model")
    }
    let known = Set(places.map(\.name))
    for name in file.names where !known.contains(name) {
      report("the model has no '\(Legible.escaped(name))'")
    }
  }

  private var path: String {
    let name = weights.value
    return name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
  }

  private func report(_ message: String) {
    findings.error(
      at: weights.span, "\(weights.path): \(Legible.escaped(path)): \(message)")
  }
}
