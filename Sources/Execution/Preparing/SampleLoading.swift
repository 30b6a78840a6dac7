internal import Datasets
internal import Declarations
internal import Experiments
internal import Messages
internal import Networks
internal import Training

/// Loads the samples that the data section of a spec describes.
struct SampleLoading {
  /// The section.
  let section: DataSection
  /// The run's length, which batch sizes are checked over.
  let train: TrainSection?
  /// What may test batch sizes.
  let scheduler: SchedulerSection?
  /// The path from the current folder of a path that stands at a place of the spec.
  let resolve: (String, SourceSpan) -> String
  /// What is made small, which says what is needed beside the inputs.
  let loss: Located<any Loss>?
  /// The spec's seed.
  let seed: UInt64
  /// What is known of files that were read before; nil to read them.
  let memory: DataMemory?
  /// Where samples are kept that other trials take as well.
  let cache: SampleCache?
  /// Which numbers are needed, and not only what is known of them.
  let need: SampleNeed
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Why there are no samples.
  enum LoadingError: Error {
    /// The spec is at fault; its findings say why.
    case found
    /// A file is at fault.
    case file(Problem)
  }

  /// Loads, normalizes and divides the samples.
  func load() throws(LoadingError) -> PreparedData {
    let entry = try entry()
    let loaded = entry.loaded
    report(loaded.suspicions)
    try checkAugmentations(of: loaded.samples)
    if let suspicion = suspicion(of: entry.improbable) {
      findings.warning(at: loss?.span ?? section.place.span, "loss: \(suspicion)")
    }
    let (training, validation) = try divide(loaded)
    return PreparedData(
      samples: loaded.samples, order: order(training), validation: validation,
      augmentations: section.options.augmentations ?? [], digest: loaded.digest,
      isUnread: entry.isUnread)
  }

  /// Loads and normalizes the samples, of which none are for training.
  func undivided() throws(LoadingError) -> LoadedSamples {
    let loaded = try entry().loaded
    report(loaded.suspicions)
    return loaded
  }

  /// Whether what is known of the data is all that is needed.
  private func suffices(_ known: RememberedData) -> Bool {
    switch need {
    case .numbers: false
    case .indices(let count):
      // What they are after normalization is not known.
      section.options.normalization == nil && known.areIndices(below: count)
    case .facts, .onlyKnown: true
    }
  }

  /// What is odd about targets that a loss compares with the logits of probabilities.
  private func suspicion(of target: Float?) -> String? {
    guard targets == .values, let loss = loss?.value, loss.takesLogits, let target else {
      return nil
    }
    return "\(loss.kind) compares with probabilities, but a target is \(Double(target).plainText)"
  }

  /// The samples, normalized; those that another trial has loaded are not loaded again.
  private func entry() throws(LoadingError) -> SampleCache.Entry {
    guard let cache else { return try ready() }
    return try cache.entry(key) { () throws(LoadingError) in try ready() }
  }

  /// The samples, normalized.
  private func ready() throws(LoadingError) -> SampleCache.Entry {
    let moment = memory?.moment(of: dataset, targets)
    let known = moment.flatMap { memory?.data(at: $0) }.flatMap { suffices($0) ? $0 : nil }
    let unread = known?.loaded
    if need == .onlyKnown, unread == nil, !dataset.files.isEmpty { throw .found }
    var loaded: LoadedSamples
    if let unread { loaded = unread } else { loaded = try read(at: moment) }
    let improbable =
      unread == nil ? loaded.samples.targets.firstImprobable : known?.improbableTarget
    do throws(LoadingError) {
      try normalize(&loaded)
    } catch {
      report(loaded.suspicions)
      throw error
    }
    return SampleCache.Entry(loaded: loaded, isUnread: unread != nil, improbable: improbable)
  }

  private func report(_ suspicions: [String]) {
    let place = section.place.key("path")
    for suspicion in suspicions {
      findings.warning(at: place.span, "\(place.path): \(suspicion)")
    }
  }

  /// What tells the samples of one trial from those of another.
  private var key: String {
    let dataset = dataset
    let normalization = section.options.normalization.map { String(reflecting: $0) } ?? ""
    let seed = dataset.files.isEmpty ? seed : 0
    return "\(targets) \(need) \(seed) \(String(reflecting: dataset)) \(normalization)"
  }

  /// What the loss needs beside the inputs.
  private var targets: TargetKind { loss?.value.targetKind ?? .none }

  /// Reads the samples, and has them remembered as they were at a moment.
  private func read(at moment: DataMemory.Moment?) throws(LoadingError) -> LoadedSamples {
    let dataset = dataset
    do throws(DatasetError) {
      let loaded = try dataset.load(targets, seed: seed)
      if let moment { memory?.note(loaded, at: moment) }
      return loaded
    } catch { throw failure(error, of: dataset) }
  }

  /// The data set with its paths relative to the current folder, and the split to validate on.
  private var dataset: any Dataset {
    var dataset = section.dataset
    if case .split(let split)? = section.options.validation,
      var divided = dataset as? any SplitDataset
    {
      divided.validation = split
      dataset = divided
    }
    dataset.mapPaths { resolve($1, section.place.key($0).span) }
    return dataset
  }

  /// A file that is missing is the mistake of the line that names it.
  private func failure(_ error: DatasetError, of dataset: any Dataset) -> LoadingError {
    let file = Legible.escaped(error.file)
    let named = dataset.argument(holding: error.file).map(section.place.key)
    if let named, error.kind != .malformed {
      let message = "\(named.path): \(file): \(error.message)"
      return .file(Problem(Diagnostic(.error, at: named.span, message), ExitStatus(error.kind)))
    }
    if let place = error.argument.map(section.place.key), place.isGiven {
      return found("\(file): \(error.message)", at: place)
    }
    guard error.file.isEmpty || error.place == nil && error.kind == .malformed else {
      return .file(Problem(error))
    }
    return found((file.isEmpty ? "" : "\(file): ") + error.message, at: named ?? section.place)
  }

  private func normalize(_ loaded: inout LoadedSamples) throws(LoadingError) {
    guard let normalization = section.options.normalization else { return }
    do throws(ArgumentError) {
      try normalization.apply(to: &loaded.samples)
      if var validation = loaded.validation {
        try normalization.apply(to: &validation)
        loaded.validation = validation
      }
    } catch { throw found(error.message, at: section.place.key("normalize").key(error.argument)) }
  }

  private func checkAugmentations(of samples: Samples) throws(LoadingError) {
    for (index, augmentation) in (section.options.augmentations ?? []).enumerated() {
      guard let mistake = augmentation.mistake(for: samples.inputShape) else { continue }
      throw found(mistake, at: section.place.key("augment").item(index))
    }
  }

  /// The samples that are trained on, and those that are held out.
  private func divide(
    _ loaded: LoadedSamples
  ) throws(LoadingError) -> (training: [Int], validation: ValidationSet?) {
    let count = loaded.samples.count
    if let validation = loaded.validation { return (Array(0..<count), ValidationSet(validation)) }
    guard case .fraction(let fraction)? = section.options.validation else {
      return (Array(0..<count), nil)
    }
    do throws(ArgumentError) {
      let split = try ValidationSplit(count: count, fraction: fraction, seed: seed)
      return (split.training, ValidationSet(loaded.samples, indices: split.validation))
    } catch { throw found(error.message, at: section.place.key("validation")) }
  }

  private func order(_ training: [Int]) -> SampleOrder {
    let check = BatchSizeCheck(section, train, scheduler, findings: findings)
    return SampleOrder(
      indices: training, batchSizes: check.sizes(samples: training.count),
      shuffle: section.options.shuffle, seed: seed, dropLast: section.options.dropLast)
  }

  /// Reports a mistake of the spec.
  private func found(_ message: String, at place: SpecPlace) -> LoadingError {
    findings.error(at: place.span, "\(place.path): \(message)")
    return .found
  }
}
