internal import Experiments
internal import Messages
internal import Networks
internal import Optimizers
internal import Results
internal import System
internal import Weights

/// Weights of a file or of a finished run, checked against the network that they are for.
struct WeightLoading {
  /// The file's name and where it stands.
  let weights: Located<String>
  /// Which of them are taken, and by what names.
  let options: WeightOptions
  /// The file's path from the current folder.
  let path: String
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Reads the file, or what a run has kept.
  ///
  /// - Throws: `Problem` at the line that names it.
  func load() throws(Problem) -> SafetensorsFile {
    do throws(WeightsError) {
      guard FileSystem.kind(of: path) == .folder else { return try SafetensorsFile(path: path) }
    } catch { throw problem(error) }
    let (file, bytes) = try run()
    do throws(WeightsError) {
      return try SafetensorsFile(bytes: bytes, file: file)
    } catch { throw problem(error) }
  }

  private func problem(_ error: WeightsError) -> Problem {
    let message = "\(weights.path): \(Legible.escaped(error.file)): \(error.message)"
    return Problem(Diagnostic(.error, at: weights.span, message), ExitStatus(error.kind))
  }

  /// The weights that the one run in a folder has kept.
  private func run() throws(Problem) -> (file: String, bytes: [UInt8]) {
    let runs = FoundRuns.readable(at: path)
    guard let run = runs.first, runs.count == 1 else {
      throw problem(path, Message.notOneRun(runs.count))
    }
    guard let bytes = run.bytes(of: FoundRun.weightsFile) else {
      throw problem(run.path, Message.noWeights(run.status))
    }
    return ("\(run.path)/\(FoundRun.weightsFile)", bytes)
  }

  private func problem(_ place: String, _ message: String) -> Problem {
    let text = "\(weights.path): \(Legible.escaped(place)) \(message)"
    return Problem(Diagnostic(.error, at: weights.span, text), .missingInput)
  }

  /// What is taken of a file, by the model's names.
  func selected(of file: SafetensorsFile) -> SafetensorsFile {
    guard !options.takesAll || !options.renames.isEmpty else { return file }
    var tensors: [String: SafetensorsFile.Tensor] = [:]
    var unused = Set(options.renames.map(\.old.value))
    for name in file.names {
      let renamed = options.name(of: name)
      if let rename = options.rename(of: name) { unused.remove(rename.old.value) }
      guard options.takes(renamed) else { continue }
      if tensors.updateValue(file[name] ?? .init(shape: [], values: []), forKey: renamed) != nil {
        report(Message.twiceNamed(renamed))
      }
    }
    for rename in options.renames where unused.contains(rename.old.value) {
      findings.warning(
        at: rename.old.span,
        "\(rename.old.path): nothing in \(Legible.escaped(path)) has this name")
    }
    let names = file.names.map { options.name(of: $0) }
    for pattern in options.exclude ?? []
    where !names.contains(where: NamePattern(pattern.value).matches) {
      findings.warning(
        at: pattern.span,
        "\(pattern.path): '\(Legible.escaped(pattern.value))' matches nothing in \(Legible.escaped(path))"
      )
    }
    return SafetensorsFile(tensors, metadata: file.metadata)
  }

  /// Reports parameters that the file lacks, those of another shape, and names that nothing has; with
  /// `strict: false` what is not taken is a warning.
  func check(_ file: SafetensorsFile, against network: Network) {
    let taken = TakenWeights(file, for: network, by: options)
    if options.isStrict {
      for name in taken.lacking { report(Message.lackingWeight(name)) }
      for name in taken.unknown { report(Message.unknownWeight(name)) }
    }
    for place in network.parameters + network.buffers {
      guard let tensor = file[place.name], tensor.shape != place.shape else { continue }
      report(
        Message.weightShapes(
          place.name, file: Self.text(tensor.shape), model: "\(Shape(place.shape))"))
    }
    if taken.isEmpty { return report(Message.nothingTaken) }
    // What was left out by name needs no warning.
    guard !options.isStrict else { return }
    findings.warning(at: weights.span, "\(weights.path): \(taken.summary)")
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
