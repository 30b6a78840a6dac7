internal import Datasets
internal import Declarations
internal import Experiments
internal import Messages
internal import Networks
internal import System
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
  /// The classes of a run whose weights are taken, whose order is kept.
  let classes: [String]
  /// The words of that run's columns of indices, whose numbers are kept.
  let words: [String: [String]]
  /// Where mistakes of the spec go.
  let findings: Findings

  /// Why there are no samples.
  enum LoadingError: Error {
    /// The spec is at fault; its findings say why.
    case found
    /// A file is at fault.
    case file(Problem)
  }

  /// Loads, divides, encodes and normalizes the samples.
  func load() throws(LoadingError) -> PreparedData {
    var entry = try entry()
    report(entry.loaded.suspicions)
    let division = try divide(entry)
    // Nothing may hold the numbers twice: they are normalized in place, and a table is taken apart.
    var loaded = entry.takeSamples()
    var encoding: TableEncoding?
    if let table = entry.table?.table.take() {
      let known = try encode(table, division.training)
      encoding = known
      report(table.suspicions(by: known, fittedOn: division.training))
      loaded.samples = table.samples(by: known)
      try normalize(&loaded)
    }
    try checkAugmentations(of: loaded.samples)
    let improbable = encoding == nil ? entry.improbable : loaded.samples.targets.firstImprobable
    if let suspicion = suspicion(of: improbable) {
      findings.warning(at: loss?.span ?? section.place.span, "loss: \(suspicion)")
    }
    var others: [String: Samples] = [:]
    swap(&others, &entry.others)
    let normalization = adapt(
      &loaded, &others, division.training, encoding, isUnread: entry.isUnread)
    let apart = others.values.reduce(loaded.validation?.byteCount ?? 0) { $0 + $1.byteCount }
    let record = DataRecord(
      encoding: encoding ?? entry.table?.columns,
      classes: encoding?.classes ?? loaded.classes, normalization: normalization,
      scaling: loaded.samples.scaling, arePixels: arePixels(loaded.samples), division: division,
      count: loaded.samples.count, isDrawn: options.draws)
    return PreparedData(
      samples: loaded.samples, order: order(division.training),
      validation: others["validation"].map { ValidationSet($0) }
        ?? heldOut(options.validation, division.validation, loaded),
      test: others["test"].map { ValidationSet($0) }
        ?? heldOut(options.test, division.test, loaded),
      augmentations: options.augmentations ?? [], digest: loaded.digest, record: record,
      notes: loaded.notes + (entry.table?.notes ?? []), isUnread: entry.isUnread,
      otherByteCount: apart)
  }

  /// What names the images of folders by their files.
  static let fileKey = "file"

  /// The cells of a column, of all rows; of a folder of images the files.
  func cells(of column: String) throws(LoadingError) -> [String] {
    do throws(DatasetError) {
      if let table = dataset as? any TableDataset {
        return try table.cells(of: column, also: heldPaths.map(\.path))
      }
      if column == Self.fileKey, var folders = dataset as? any ClassFolderDataset {
        var names = try folders.sampleNames()
        for (_, file) in heldPaths {
          folders.mapPaths { _, _ in file }
          names += try folders.sampleNames()
        }
        return names
      }
    } catch { throw .file(Problem(error)) }
    throw .file(Problem(at: dataset.files.first ?? "", Message.noColumns, .usage))
  }

  /// Whether inputs are pixels, where the data set says what its bytes are.
  private func arePixels(_ samples: Samples) -> Bool? {
    let arguments = type(of: dataset).facts.arguments
    return arguments.contains { $0.name == "bytes" } ? samples.areBytes : nil
  }

  /// How the columns of a table become numbers.
  private func encode(_ table: Table, _ training: [Int]) throws(LoadingError) -> TableEncoding {
    let encoding: TableEncoding
    do throws(DatasetError) {
      encoding = try table.encoding(fittedOn: training, keeping: classes, words: words)
    } catch { throw failure(error, of: dataset) }
    let (inputs, isTooMany) = table.count.multipliedReportingOverflow(by: encoding.features.count)
    guard !isTooMany, inputs < Int.max / 4, Memory.isAvailable(4 * inputs) else {
      let message = Message.tooManyInputs(table.count, encoding.features.count)
      throw .file(Problem(at: dataset.files.first ?? "", message, .invalidData))
    }
    return encoding
  }

  /// Normalizes what the training samples call for; the numbers, where there are any.
  private func adapt(
    _ loaded: inout LoadedSamples, _ others: inout [String: Samples], _ training: [Int],
    _ encoding: TableEncoding?, isUnread: Bool
  ) -> Normalization? {
    guard case .auto? = options.normalization, !isUnread else { return nil }
    let normalization = Normalization(
      fittedTo: loaded.samples, rows: training, isMeasured: encoding?.isMeasured)
    // Numbers that were learnt from the samples fit them.
    try? normalization.apply(to: &loaded.samples)
    // Taken out while it is changed, so that it is not copied.
    for key in others.keys {
      guard var held = others.removeValue(forKey: key) else { continue }
      try? normalization.apply(to: &held)
      others[key] = held
    }
    var split = loaded.validation
    loaded.validation = nil
    if var held = split {
      try? normalization.apply(to: &held)
      split = held
    }
    if case .values(let values, let width) = loaded.samples.targets,
      loss?.value.takesLogits == false
    {
      let scaling = TargetScaling(fittedTo: values, width: width, rows: training)
      loaded.samples.scaling = scaling
      split?.scaling = scaling
      for key in others.keys { others[key]?.scaling = scaling }
    }
    loaded.validation = split
    return normalization
  }

  var options: DataOptions { section.options }

  /// Whether what is known of the data is all that is needed.
  private func suffices(_ known: RememberedData) -> Bool {
    guard options.split?.stratify != true else { return false }
    return switch need {
    case .numbers: false
    case .indices(let count):
      // What they are after normalization is not known.
      options.normalization == nil && known.areIndices(below: count)
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

  /// The samples, normalized where it is given how.
  private func ready() throws(LoadingError) -> SampleCache.Entry {
    let isAlone = heldPaths.isEmpty && options.split?.group == nil
    let moment = isAlone ? memory?.moment(of: dataset, targets) : nil
    let known = moment.flatMap { memory?.data(at: $0) }.flatMap { suffices($0) ? $0 : nil }
    let unread = known?.loaded
    if need == .onlyKnown, unread == nil, !dataset.files.isEmpty { throw .found }
    var (loaded, table): (LoadedSamples, ReadTable?)
    if let unread {
      (loaded, table) = (unread, nil)
    } else {
      (loaded, table) = try read(at: moment)
    }
    let improbable =
      unread == nil ? loaded.samples.targets.firstImprobable : known?.improbableTarget
    var others = try loadOthers(beside: &loaded)
    if table?.table == nil {
      do throws(LoadingError) {
        try normalize(&loaded)
        try normalize(&others)
      } catch {
        report(loaded.suspicions)
        throw error
      }
    }
    return SampleCache.Entry(
      loaded: loaded, others: others, table: table, isUnread: unread != nil, improbable: improbable)
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
    let normalization = options.normalization.map { String(reflecting: $0) } ?? ""
    let seed = dataset.files.isEmpty ? seed : 0
    let split = "\(options.split?.group ?? "") \(options.split?.stratify ?? false)"
    let others = "\(heldPaths) \(split)"
    return "\(targets) \(need) \(seed) \(String(reflecting: dataset)) \(normalization) \(others)"
  }

  /// What the loss needs beside the inputs.
  var targets: TargetKind { loss?.value.targetKind ?? .none }

  /// Reads the samples, and has them remembered as they were at a moment.
  private func read(
    at moment: DataMemory.Moment?
  ) throws(LoadingError) -> (LoadedSamples, ReadTable?) {
    let dataset = dataset
    do throws(DatasetError) {
      var (loaded, table): (LoadedSamples, ReadTable?)
      if let csv = dataset as? any TableDataset {
        let read = try csv.read(targets, also: heldPaths.map(\.path), group: options.split?.group)
        (loaded, table) = (read.loaded, read)
      } else if let parted = dataset as? any PartedDataset {
        (loaded, table) = (try parted.load(targets, seed: seed, also: heldPaths.map(\.path)), nil)
      } else {
        (loaded, table) = (try dataset.load(targets, seed: seed), nil)
      }
      if let moment, table?.table == nil { memory?.note(loaded, at: moment) }
      return (loaded, table)
    } catch { throw failure(error, of: dataset) }
  }

  /// The data set with its paths relative to the current folder, and the split that is held out.
  var dataset: any Dataset {
    var dataset = section.dataset
    for case .split(let split)? in [options.validation, options.test] {
      if var divided = dataset as? any SplitDataset {
        divided.validation = split
        dataset = divided
      }
    }
    if var folders = dataset as? any ClassFolderDataset {
      folders.knownClasses = classes
      dataset = folders
    }
    dataset.mapPaths { resolve($1, section.place.key($0).span) }
    return dataset
  }

  /// A file that is missing is the mistake of the line that names it.
  func failure(_ error: DatasetError, of dataset: any Dataset) -> LoadingError {
    let file = Legible.escaped(error.file)
    let held = heldPaths.first { $0.path == error.file }?.place
    let named = held ?? dataset.argument(holding: error.file).map(section.place.key)
    if let named, error.kind != .malformed {
      let message = "\(named.path): \(file): \(error.message)"
      return .file(Problem(Diagnostic(.error, at: named.span, message), ExitStatus(error.kind)))
    }
    if let place = error.argument.map(section.place.key), place.isGiven, error.place == nil {
      return found("\(file): \(error.message)", at: place)
    }
    guard error.file.isEmpty || error.place == nil && error.kind == .malformed else {
      return .file(Problem(error))
    }
    return found((file.isEmpty ? "" : "\(file): ") + error.message, at: named ?? section.place)
  }

  private func normalize(_ loaded: inout LoadedSamples) throws(LoadingError) {
    guard case .given(let normalization)? = options.normalization else { return }
    do throws(ArgumentError) {
      try normalization.apply(to: &loaded.samples)
      if var validation = loaded.validation {
        try normalization.apply(to: &validation)
        loaded.validation = validation
      }
    } catch { throw found(error.message, at: section.place.key("normalize").key(error.argument)) }
  }

  private func checkAugmentations(of samples: Samples) throws(LoadingError) {
    for (index, augmentation) in (options.augmentations ?? []).enumerated() {
      guard let mistake = augmentation.mistake(for: samples.inputShape) else { continue }
      throw found(mistake, at: section.place.key("augment").item(index))
    }
  }

  /// The samples that are trained on, and those that are held out: by a draw, or as the rows of files of their
  /// own.
  private func divide(_ entry: SampleCache.Entry) throws(LoadingError) -> Division {
    let parts = entry.table?.parts ?? entry.loaded.parts ?? [0..<entry.loaded.samples.count]
    var labels: [Int32]?
    if case .classes(let classes, _) = entry.table?.table?.allTargets
      ?? entry.loaded.samples.targets
    {
      labels = classes
    }
    let groups = entry.table?.table?.groupNumbers
    do throws(ArgumentError) {
      var division = try Division(
        of: parts[0].count, validation: options.validation, test: options.test,
        by: options.split ?? DivisionRule(), seed: seed, labels: labels, groups: groups)
      var others = parts.dropFirst()
      if case .file? = options.validation {
        division.validation = others.popFirst().map(Array.init)
      }
      if case .file? = options.test { division.test = others.popFirst().map(Array.init) }
      return division
    } catch {
      let keys = error.argument.split(separator: ".").map(String.init)
      throw found(error.message, at: keys.reduce(section.place) { $0.key($1) })
    }
  }

  private func order(_ training: [Int]) -> SampleOrder {
    let check = BatchSizeCheck(section, train, scheduler, findings: findings)
    return SampleOrder(
      indices: training, batchSizes: check.sizes(samples: training.count),
      shuffle: options.shuffle, seed: seed, dropLast: options.dropLast)
  }

  /// Reports a mistake of the spec.
  func found(_ message: String, at place: SpecPlace) -> LoadingError {
    findings.error(at: place.span, "\(place.path): \(message)")
    return .found
  }
}
