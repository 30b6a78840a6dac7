internal import Datasets
internal import Experiments
internal import JSON
internal import Messages
internal import Networks
internal import Results
internal import System
internal import Weights
internal import YAML

/// A spec as it was read from its file: its sections, what they name, and what is wrong with them.
struct SpecReading {
  /// The file, or the stream.
  let file: SpecFile
  /// What was given by `--set`, in order.
  let overrides: [String]
  /// The sections; nil if there are none to speak of.
  let spec: Spec?
  private let context: ReadingContext
  /// What is wrong with files.
  private(set) var faults: [Problem]
  /// Where samples are kept for other trials.
  private let cache: SampleCache?

  /// Reads a spec with the overrides of `--set`.
  ///
  /// - Throws: `PreparationError` for a file that cannot be read and options that make no sense;
  ///   what is wrong with the spec is a finding.
  init(
    _ path: String, _ overrides: [String], for purpose: SpecReader.Purpose
  ) throws(PreparationError) {
    self.init(try SpecSource(path, overrides, for: purpose))
  }

  /// Reads a spec that is at hand; messages call it by its file's name.
  init(_ file: SpecFile, for purpose: SpecReader.Purpose) {
    self.init(SpecSource(file, for: purpose))
  }

  /// Reads a spec that was joined.
  init(_ source: SpecSource) {
    (file, overrides, faults) = (source.file, source.overrides, source.faults)
    (spec, context) = (source.root.flatMap(source.reader.spec), source.reader.context)
    cache = nil
  }

  /// Reads a trial of a spec that was joined: its base with some values, which are noted as settings.
  init(
    _ values: [Override], of base: SpecNode, in source: SpecSource, settings: [String],
    _ cache: SampleCache
  ) {
    let reader = SpecReader(for: .training)
    let root = SweepSection.root(values, in: base, reader.context.findings)
    spec = reader.spec(root, in: source.reader.context.document)
    (file, faults, context) = (source.file, [], reader.context)
    overrides = source.overrides + settings
    self.cache = cache
  }

  /// The file's path as the user gave it, or what messages call a stream.
  var path: String { file.name }

  /// The spec in one tree, and the files that it was joined of.
  var document: SpecDocument { context.document }

  /// Every value with its origin.
  var values: [ResolvedValue] { context.resolution.values }

  /// Where mistakes and suspicions go.
  var findings: Findings { context.findings }

  /// All that was found: mistakes and suspicions in source order, then files at fault.
  var problems: [Problem] { Problem.all(findings) + faults }

  /// Whether anything is wrong.
  var hasErrors: Bool { findings.hasErrors || !faults.isEmpty }

  /// Why the spec cannot be used.
  var error: PreparationError { PreparationError(problems, values: values) }

  /// The path from the current folder of a path that stands at a place: relative ones start at the
  /// folder of the file that they stand in, those of options at the spec's.
  func resolve(_ path: String, at place: SourceSpan) -> String {
    Self.resolve(path, at: place, of: file)
  }

  private static func resolve(_ path: String, at place: SourceSpan, of file: SpecFile) -> String {
    let folder = place.source.isOption ? file.folder : place.source.folder
    return path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
  }

  /// The whole spec, which is the same run wherever it lies.
  func wholeSpec(named name: String) -> [UInt8] {
    Self.wholeSpec(document, of: file, named: name)
  }

  /// The whole spec of a file, as ``wholeSpec(named:)``.
  static func wholeSpec(_ document: SpecDocument, of file: SpecFile, named name: String) -> [UInt8]
  {
    let text = document.text(named: name) { path, place in
      FileSystem.absolute(resolve(path, at: place, of: file))
    }
    return Array(text.utf8)
  }

  /// The file as it was given; files that it extends follow, each behind a line `--- # PATH`.
  var source: [UInt8] {
    document.files.dropFirst().reduce(file.bytes) { bytes, file in
      let isOpen = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
      return bytes + Array("\(isOpen ? "\n" : "")--- # \(Legible.escaped(file.name))\n".utf8)
        + file.bytes
    }
  }

  /// Loads the samples; nil after taking down why there are none.
  ///
  /// Where what is known is all that is needed, those that are known from before are not read.
  mutating func samples(_ memory: DataMemory?, _ need: SampleNeed) -> PreparedData? {
    do throws(SampleLoading.LoadingError) {
      return try loading(memory, need, findings)?.load()
    } catch {
      if case .file(let problem) = error { faults.append(problem) }
      return nil
    }
  }

  /// The cells of a column of the table that the spec names, one for each of so many samples.
  ///
  /// - Throws: `PreparationError` where there is no such column, or a row has no cell in it.
  func cells(of column: String, rows: Int) throws(PreparationError) -> [String] {
    do throws(SampleLoading.LoadingError) {
      let cells = try loading(nil, .numbers, findings)?.cells(of: column) ?? []
      guard cells.count == rows else {
        throw .file(Problem(at: path, Message.droppedRows, .invalidData))
      }
      return cells
    } catch {
      guard case .file(let problem) = error else { throw self.error }
      throw PreparationError([problem])
    }
  }

  /// The samples, unread or made up, where nothing depends on them; nil without a word where they would
  /// have to be read, or something is odd about them.
  func samplesIfKnown(_ memory: DataMemory?) -> PreparedData? {
    let unheard = Findings()
    let data = try? loading(memory, .onlyKnown, unheard)?.load()
    return unheard.sorted.isEmpty ? data : nil
  }

  private func loading(
    _ memory: DataMemory?, _ need: SampleNeed, _ findings: Findings
  ) -> SampleLoading? {
    guard let spec, let section = spec.data else { return nil }
    return SampleLoading(
      section: section, train: spec.train, scheduler: spec.scheduler, resolve: resolve,
      loss: spec.loss, seed: spec.seed, memory: memory, cache: cache, need: need,
      classes: DataRecord.classes(weightEncoding), words: DataRecord.indexWords(weightEncoding),
      findings: findings)
  }

  /// How the run whose weights are taken has read its samples, the classes in its order; nil where its folder
  /// does not tell.
  private var weightEncoding: JSONValue? {
    guard let weights = spec?.initialization?.weights ?? spec?.continuation?.run else { return nil }
    let path = resolve(weights.value, at: weights.span)
    guard FileSystem.kind(of: path) == .folder else {
      return DataRecord.encoding(inRunOf: FileSystem.folder(of: path))
    }
    let runs = FoundRuns.readable(at: path)
    return runs.count == 1 ? DataRecord.encoding(of: runs[0]) : nil
  }

  /// Warns where samples are read otherwise than those of the run whose weights are taken.
  func checkEncoding(of data: PreparedData) {
    guard !data.isUnread, let weights = spec?.initialization?.weights, let former = weightEncoding
    else { return }
    EncodingCheck(weights: weights, former: former, findings: findings)
      .check(data.record.encodingJSON)
  }

  /// Opens the run that the spec goes on from, where it names one; nil also after taking down why it cannot
  /// be gone on from.
  mutating func origin() -> RunOrigin? {
    guard let section = spec?.continuation else { return nil }
    do throws(Problem) {
      return try RunOrigin(section, at: resolve(section.run.value, at: section.run.span))
    } catch {
      faults.append(error)
      return nil
    }
  }

  /// Loads the weights to begin with, where the spec names a file of them, and checks them against
  /// the network, if there is one; nil also after taking down why they cannot be read.
  mutating func weights(for network: Network?) -> SafetensorsFile? {
    guard let section = spec?.initialization, let weights = section.weights else { return nil }
    let loading = WeightLoading(
      weights: weights, options: section.options,
      path: resolve(weights.value, at: weights.span), findings: findings)
    do throws(Problem) {
      let file = loading.selected(of: try loading.load())
      if let network { loading.check(file, against: network) }
      return file
    } catch {
      faults.append(error)
      return nil
    }
  }
}
