internal import Messages
internal import Training
internal import Datasets
internal import Experiments

/// Loads the samples that the data section of a spec describes.
struct SampleLoading {
  /// The section.
  let section: DataSection
  /// The run's length, which batch sizes are checked over.
  let train: TrainSection?
  /// The folder of the spec, which relative paths start from.
  let folder: String
  /// What the loss needs beside the inputs.
  let requirement: TargetRequirement
  /// The spec's seed.
  let seed: UInt64
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Why there are no samples.
  enum Failure: Error {
    /// The spec is at fault; its findings say why.
    case found
    /// A file is at fault.
    case file(Problem)
  }

  /// Loads, normalises and divides the samples.
  func load() throws(Failure) -> PreparedData {
    var loaded: LoadedSamples
    do throws(DatasetError) {
      loaded = try source.load(requirement, seed: seed)
    } catch {
      throw failure(error)
    }
    try normalize(&loaded)
    try checkAugmentations(of: loaded.samples)
    let (training, validation) = try divide(loaded)
    return PreparedData(
      samples: loaded.samples, order: order(training), validation: validation,
      augmentations: section.augmentations.map(\.value), digest: loaded.digest)
  }

  private var source: any SampleSource {
    switch section.source.value {
    case .csv(let path, let header, let target):
      CSVSource(
        path: resolved(path.value), header: header ? .present : .absent,
        target: target.map { $0.value.column })
    case .npy(let inputs, let targets):
      NPYSource(
        inputs: resolved(inputs.value), targets: targets.map { resolved($0.value) })
    case .idx(let inputs, let targets):
      IDXSource(inputs: resolved(inputs.value), targets: targets.map { resolved($0.value) })
    case .collection(let collection, let folder):
      self.collection(collection, folder.map { resolved($0.value) })
    case .normal(let samples, let shape, let classes, let outputs):
      NormalSource(samples: samples, shape: shape, classes: classes, targetWidth: outputs)
    }
  }

  private func collection(
    _ collection: DataSource.Collection, _ folder: String?
  ) -> any SampleSource {
    var validation: NamedSplit?
    if case .split(let split)? = section.validation?.value { validation = split }
    let place = folder ?? MNISTSource.fashionFolder
    return switch collection {
    case .mnist: MNISTSource(folder: place, validation: validation)
    case .fashionMNIST:
      MNISTSource(folder: place, collection: .fashion, validation: validation)
    case .cifar10: CIFARSource(folder: place, collection: .cifar10, validation: validation)
    case .cifar100: CIFARSource(folder: place, collection: .cifar100, validation: validation)
    }
  }

  private func resolved(_ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
  }

  /// A file that is missing is the mistake of the line that names it.
  private func failure(_ error: DatasetError) -> Failure {
    let named = fileNames.first { resolved($0.value) == error.file }
    if let named, error.kind != .malformed {
      let message = "\(named.path): \(Legible.escaped(error.file)): \(error.message)"
      return .file(Problem(Diagnostic(.error, at: named.span, message), .missingInput))
    }
    if let argument = error.argument, let span = section.source.value.span(of: argument) {
      findings.error(
        at: span, "data.\(argument): \(Legible.escaped(error.file)): \(error.message)")
      return .found
    }
    if error.file.isEmpty || error.line == nil && error.kind == .malformed {
      let place = named ?? Located(value: "", span: section.source.span, path: section.source.path)
      let file = error.file.isEmpty ? "" : "\(Legible.escaped(error.file)): "
      findings.error(at: place.span, "\(place.path): \(file)\(error.message)")
      return .found
    }
    return .file(Problem(error))
  }

  private var fileNames: [DataSource.FilePath] {
    switch section.source.value {
    case .csv(let path, _, _): [path]
    case .npy(let inputs, let targets), .idx(let inputs, let targets):
      [inputs] + (targets.map { [$0] } ?? [])
    case .collection(_, let folder): folder.map { [$0] } ?? []
    case .normal: []
    }
  }

  private func normalize(_ loaded: inout LoadedSamples) throws(Failure) {
    guard let scaling = section.scaling else { return }
    let normalization = Normalization(
      mean: scaling.mean.map(Float.init),
      standardDeviation: scaling.standardDeviation.map(Float.init))
    do throws(NormalizationError) {
      try normalization.apply(to: &loaded.samples)
      if var validation = loaded.validation {
        try normalization.apply(to: &validation)
        loaded.validation = validation
      }
    } catch {
      let key = error.part == .mean ? "mean" : "std"
      let span = error.part == .mean ? scaling.meanSpan : scaling.deviationSpan
      findings.error(at: span, "data.normalize.\(key): \(error.message)")
      throw .found
    }
  }

  private func checkAugmentations(of samples: Samples) throws(Failure) {
    for augmentation in section.augmentations {
      guard let mistake = augmentation.value.mistake(for: samples.inputShape) else { continue }
      findings.error(at: augmentation.span, "\(augmentation.path): \(mistake)")
      throw .found
    }
  }

  /// The samples that are trained on, and those that are held out.
  private func divide(
    _ loaded: LoadedSamples
  ) throws(Failure) -> (training: [Int], validation: ValidationSet?) {
    let count = loaded.samples.count
    if let validation = loaded.validation {
      return (Array(0..<count), ValidationSet(validation))
    }
    guard let holdout = section.validation, case .fraction(let fraction) = holdout.value else {
      return (Array(0..<count), nil)
    }
    do throws(SplitError) {
      let split = try Split(count: count, fraction: fraction, seed: seed)
      return (split.training, ValidationSet(loaded.samples, indices: split.validation))
    } catch {
      findings.error(at: holdout.span, "\(holdout.path): \(error.message)")
      throw .found
    }
  }

  private func order(_ training: [Int]) -> SampleOrder {
    let check = BatchSizeCheck(section, train, findings: findings)
    return SampleOrder(
      indices: training, batchSizes: check.sizes(samples: training.count),
      shuffle: section.shuffles, seed: seed, dropLast: section.dropsLast)
  }
}

extension DataSource.TargetColumn {
  /// The column as the reader of tables takes it.
  fileprivate var column: CSVSource.TargetColumn {
    switch self {
    case .name(let name): .name(name)
    case .index(let index): .index(index)
    }
  }
}
