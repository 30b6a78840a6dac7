internal import Datasets
internal import Experiments
internal import Exports
internal import Networks
internal import Results
internal import Weights

/// The model of a run, with its weights, for programs that compute with it.
package struct ONNXExport {
  private let run: FoundRun
  private let network: Network
  private let normalization: Normalization?
  private let learnt: LearntData

  /// Writes a model of ONNX: the layers of the run at a path as they are in evaluation, behind the
  /// normalization of its data.
  ///
  /// - Parameters:
  ///   - path: The run's.
  ///   - shape: The sizes of a sample; nil for those of the run's data.
  ///   - out: The file.
  ///   - memory: What is known of data.
  /// - Returns: How many tensors were written.
  /// - Throws: `Problem`, also for a layer that ONNX cannot say; there is no new file then.
  package static func write(
    _ path: String, shape: [Int]?, to out: String, memory: DataMemory?
  ) throws(Problem) -> Int {
    let run = try FoundRuns.one(at: path)
    let export = try ONNXExport(run, shape: shape, memory)
    let weights = try run.weights(for: export.network)
    let bytes = try export.encoded(weights)
    guard bytes.count <= ONNXModel.mostBytes else {
      throw Problem(at: run.path, Message.tooLargeModel, .invalidData)
    }
    try PictureFile.write(bytes, to: out)
    return weights.names.count
  }

  private init(_ run: FoundRun, shape: [Int]?, _ memory: DataMemory?) throws(Problem) {
    let file = "\(run.path)/spec.yaml"
    guard let bytes = run.bytes(of: "spec.yaml") else {
      throw Problem(at: file, Message.unreadTable, .missingInput)
    }
    var reading = SpecReading(SpecFile(name: file, bytes: bytes), for: .training)
    guard let model = reading.spec?.model, !reading.hasErrors else { throw reading.problem() }
    if let shape {
      do throws(NetworkError) {
        network = try Network(input: Shape(shape), layers: model.entries.map(\.layer))
      } catch { throw Problem(at: file, Message.unsuitedShape(error.message), .usage) }
    } else {
      let samples = reading.samples(memory, .facts)?.samples
      guard let samples,
        let known = reading.spec?.network(for: samples, findings: reading.findings)
      else {
        throw reading.problem(Problem(at: file, Message.unknownShape, .missingInput))
      }
      network = known
    }
    (self.run, learnt) = (run, try LearntData(of: run))
    switch reading.spec?.data?.options.normalization {
    case .given(let numbers)?: normalization = numbers
    case .auto?:
      guard let numbers = learnt.normalization else {
        throw Problem(
          at: "\(run.path)/\(DataRecord.encodingName)", Message.lostNormalization, .missingInput)
      }
      normalization = numbers
    case nil: normalization = nil
    }
  }

  private func encoded(_ weights: SafetensorsFile) throws(Problem) -> [UInt8] {
    let numbers = normalization.map { (mean: $0.mean, deviation: $0.standardDeviation) }
    let scaling = learnt.scaling.map { scaling in
      (mean: scaling.means.map { Double($0) }, deviation: scaling.deviations.map { Double($0) })
    }
    do throws(ONNXError) {
      let model = try ONNXModel(
        network, name: run.name, text: Message.modelText("\(run.name)/\(run.id)"),
        inputText: Message.inputText(
          isNormalized: normalization != nil, areIndices: network.takesOnlyIndices,
          features: learnt.encoding?.features, indices: learnt.encoding?.indices?.columns ?? 0),
        normalization: numbers, scaling: scaling, numbers: { weights[$0]?.values ?? [] })
      return model.encoded
    } catch {
      throw Problem(at: run.path, Message.unsaidLayer(error.layer, error.message), .invalidData)
    }
  }
}

extension SpecReading {
  /// Why a run's spec does not tell its network, in one problem, which may end with another.
  fileprivate func problem(_ last: Problem? = nil) -> Problem {
    let problems = error.problems.filter { $0.status != nil }
    let texts = problems.map(\.text) + (last.map { [$0.text] } ?? [])
    return Problem(texts.joined(separator: "\n"), problems.first?.status ?? .invalidData)
  }
}
