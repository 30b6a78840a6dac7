internal import Datasets
internal import Declarations
internal import Experiments
internal import JSON
internal import Networks
internal import Results
internal import System

/// Reads samples that a run has not seen in the place of its own, by what it has learnt of those.
struct UnseenSamples {
  /// The run's data section.
  let section: DataSection
  /// What the loss needs.
  let kind: TargetKind
  /// The run.
  let run: FoundRun

  /// Reads all samples of a file or folder.
  ///
  /// - Parameters:
  ///   - path: The file or folder in the place of the run's.
  ///   - targets: The file of the targets, where they lie apart.
  ///   - needsTargets: Whether samples without targets are a mistake.
  ///   - key: The column that names the samples.
  /// - Returns: The samples, normalized as the run's were, and what goes with them.
  /// - Throws: `Problem` for what cannot be read, or does not fit what the run has learnt.
  func load(
    _ path: String, targets: String?, needsTargets: Bool, key: String?
  ) throws(Problem) -> MeasuredData {
    let (learnt, network) = (try LearntData(of: run), network)
    let files = [path] + (targets.map { [$0] } ?? [])
    let (dataset, isLabelled) = try replaced(files, learnt.classes?.names ?? [], needsTargets)
    var (samples, keys, unlabelled): (Samples, [String]?, Set<Int>)
    let suspicions: [String]
    do throws(DatasetError) {
      if let table = dataset as? any TableDataset {
        let read = try table.encoded(
          kind, by: columns(learnt, network), needsTargets: needsTargets, key: key)
        (samples, unlabelled, suspicions) = (read.samples, read.unlabelled, read.suspicions)
        keys = key == nil ? read.rowNumbers.map { $0.map(String.init) } : read.keys
      } else {
        (keys, unlabelled) = (nil, [])
        if let key { keys = try names(of: dataset, path, key) }
        let read = try dataset.load(isLabelled ? kind : .none, seed: 0)
        samples = read.samples
        let lacksClasses =
          !isLabelled && (dataset as? any ClassFolderDataset)?.isLabelled == true
        suspicions = read.suspicions + (lacksClasses ? [Message.otherClasses] : [])
        try checkInputs(of: samples, learnt, network, in: path)
        try checkClasses(of: &samples, network, in: files[files.count - 1])
      }
    } catch { throw Problem(error) }
    try normalize(&samples, learnt, path)
    return MeasuredData(
      samples, classes: learnt.classes?.names, keys: keys, unlabelled: unlabelled,
      warnings: suspicions.map { Problem(at: path, $0, nil) })
  }

  /// What the run's folder tells of its network.
  private var network: JSONValue? {
    run.bytes(of: "resolved.json").flatMap { try? JSONValue(parsing: $0) }?["network"]
  }

  /// Refuses inputs that are not such as the run was trained on.
  private func checkInputs(
    of samples: Samples, _ learnt: LearntData, _ network: JSONValue?, in file: String
  ) throws(DatasetError) {
    let shape = NetworkDocument.inputShape(in: network)
    if let shape, shape != samples.inputShape {
      let message = Message.otherShape(samples.inputShape, shape)
      throw DatasetError(.malformed, file: file, message: message)
    }
    guard let arePixels = learnt.arePixels, arePixels != samples.areBytes else { return }
    throw DatasetError(.malformed, file: file, message: Message.otherBytes(arePixels))
  }

  /// Refuses classes that the run does not have.
  private func checkClasses(
    of samples: inout Samples, _ network: JSONValue?, in file: String
  ) throws(DatasetError) {
    guard kind == .classes, let count = NetworkDocument.outputCount(in: network) else { return }
    if let (sample, number) = samples.firstSample(notBelow: count) {
      throw DatasetError(
        .malformed, file: file, message: Message.unknownClass(number, of: sample, count))
    }
    samples.widenClasses(to: count)
  }

  private func columns(_ learnt: LearntData, _ network: JSONValue?) -> LearntColumns {
    let indices = NetworkDocument.outputCount(in: network).map { count in
      ClassNames(ordered: (0..<count).map(String.init))
    }
    return LearntColumns(
      learnt.encoding, inputCount: NetworkDocument.inputCount(in: network),
      classes: learnt.classes ?? indices, group: section.options.split?.group)
  }

  /// What names the samples of folders: their files.
  private func names(
    of dataset: any Dataset, _ path: String, _ key: String
  ) throws(DatasetError) -> [String] {
    guard key == SampleLoading.fileKey, let folders = dataset as? any ClassFolderDataset else {
      throw DatasetError(.malformed, file: path, message: Message.noColumns)
    }
    return try folders.sampleNames()
  }

  /// The data set with other files in the place of its own, and whether it has targets.
  private func replaced(
    _ files: [String], _ classes: [String], _ needsTargets: Bool
  ) throws(Problem) -> (dataset: any Dataset, isLabelled: Bool) {
    var dataset = section.dataset
    var keys: [String] = []
    dataset.mapPaths { key, path in
      keys.append(key)
      return path
    }
    for file in files where FileSystem.kind(of: file) == nil {
      throw Problem(at: file, Message.noFile, .missingInput)
    }
    guard files.count <= keys.count else {
      let message = Message.unreplaced(type(of: dataset).specName, keys)
      throw Problem(at: files[keys.count], message, .usage)
    }
    // Other samples would be measured by the old ones' targets.
    guard !needsTargets || files.count == keys.count else {
      throw Problem(at: files[0], Message.noTargetsFile, .usage)
    }
    let others = Dictionary(zip(keys, files)) { first, _ in first }
    dataset.mapPaths { key, path in others[key] ?? path }
    for key in keys.dropFirst(files.count) { dataset.reset(key) }
    guard var folders = dataset as? any ClassFolderDataset else {
      if !needsTargets, let telling = dataset as? any TellingDataset, !telling.isLabelled {
        dataset.reset("targets")
        return (dataset, false)
      }
      return (dataset, files.count == keys.count)
    }
    (folders.knownClasses, folders.isClosed) = (classes, !classes.isEmpty)
    let isLabelled = needsTargets || folders.isLabelled
    // Of classes that the run does not have the images are predicted all the same.
    if !isLabelled { (folders.knownClasses, folders.isClosed) = ([], false) }
    return (folders, isLabelled)
  }

  /// Normalizes as the run has done it.
  private func normalize(
    _ samples: inout Samples, _ learnt: LearntData, _ path: String
  ) throws(Problem) {
    let normalization: Normalization?
    switch section.options.normalization {
    case nil: normalization = nil
    case .given(let given): normalization = given
    case .auto:
      guard let numbers = learnt.normalization else {
        throw Problem(
          at: "\(run.path)/\(DataRecord.encodingName)", Message.lostNormalization, .missingInput)
      }
      (normalization, samples.scaling) = (numbers, learnt.scaling)
    }
    do throws(ArgumentError) {
      try normalization?.apply(to: &samples)
    } catch { throw Problem(at: path, Message.otherInputs(error.message), .invalidData) }
  }
}
