internal import Datasets
internal import Declarations
internal import Engine
internal import Experiments
internal import JSON
internal import Networks
internal import Provenance
internal import Results
internal import System
internal import Training
internal import Weights

/// A finished run with the weights that it has kept, and samples to measure them on.
///
/// All but the samples comes from the run's folder, wherever that was moved.
struct MeasuredRun {
  let run: FoundRun
  /// What tells what the outputs mean.
  let loss: any Loss
  let metrics: [Metric]
  let set: ValidationSet
  let model: Model
  /// The names of the classes, where a table has spelt them.
  let classes: [String]?
  /// The number of samples in a batch of the run's.
  let batchSize: Int
  /// Suspicions about the samples.
  let warnings: [Problem]

  /// The most samples in a batch where the run's own data are not read.
  private static let usualBatchSize = 256

  /// Opens the run at a path.
  ///
  /// - Throws: `PreparationError` where there is no run with weights, and for samples that cannot be read or
  ///   do not fit its model.
  init(at path: String, _ samples: MeasuredSamples) throws(PreparationError) {
    try self.init(try Self.run(at: path), samples, hasTargets: true)
  }

  /// Opens the run at a path; the samples need not have targets.
  ///
  /// - Throws: `PreparationError` as ``init(at:_:)`` does.
  init(predictingAt path: String, _ samples: MeasuredSamples) throws(PreparationError) {
    let run = try Self.run(at: path)
    let mistake: PreparationError
    do throws(PreparationError) {
      self = try Self(run, samples, hasTargets: true)
      return
    } catch { mistake = error }
    // A file without targets is one that there is something to predict for.
    guard case .path = samples else { throw mistake }
    do throws(PreparationError) {
      self = try Self(run, samples, hasTargets: false)
    } catch {
      // With or without targets, it would not be known what its words and gaps become.
      let isOfWords = error.problems.contains { $0.text.contains(Message.unlearntColumns) }
      throw isOfWords ? error : mistake
    }
  }

  private init(
    _ run: FoundRun, _ samples: MeasuredSamples, hasTargets: Bool
  ) throws(PreparationError) {
    let own = try Self.reading(run, [])
    var reading = try Self.reading(run, Self.overrides(samples, own, hasTargets: hasTargets))
    guard let spec = reading.spec, let loss = own.spec?.loss?.value else { throw reading.error }
    let (set, batchSize, classes) = try Self.set(samples, &reading, of: run)
    guard let network = spec.network(for: set.samples, findings: reading.findings),
      let minimised = spec.loss?.value, !reading.hasErrors
    else { throw reading.error }
    do {
      let weights = try run.weights(for: network)
      let model = try Model(
        network, loss: minimised, seed: spec.seed,
        threads: spec.threads ?? Machine.current().cores, precision: spec.precision.value,
        batchSize: batchSize)
      weights.apply(to: model)
      self.model = model
    } catch let problem as Problem {
      throw PreparationError([problem])
    } catch {
      throw PreparationError([Problem(at: run.path, "\(error)", .refused)])
    }
    (self.run, self.loss, self.set, self.batchSize) = (run, loss, set, batchSize)
    self.classes = classes
    metrics = spec.measured(on: set.samples.targets.form)
    warnings = reading.problems
  }

  /// The one run at a path.
  private static func run(at path: String) throws(PreparationError) -> FoundRun {
    do throws(Problem) {
      return try FoundRuns.one(at: path)
    } catch { throw PreparationError([error]) }
  }

  /// The run's spec, with some of its values replaced.
  private static func reading(
    _ run: FoundRun, _ overrides: [String]
  ) throws(PreparationError) -> SpecReading {
    let path = "\(run.path)/spec.yaml"
    guard let bytes = run.bytes(of: "spec.yaml") else {
      throw PreparationError([Problem(at: path, Message.unreadTable, .missingInput)])
    }
    let source = try SpecSource(path, overrides, for: .training) { _ in
      SpecFile(name: path, bytes: bytes)
    }
    let reading = SpecReading(source)
    guard !reading.hasErrors else { throw reading.error }
    return reading
  }

  /// What puts other files in the place of the spec's, and takes out of it all that needs targets.
  private static func overrides(
    _ samples: MeasuredSamples, _ own: SpecReading, hasTargets: Bool
  ) throws(PreparationError) -> [String] {
    guard case .path(let path, let targets) = samples, var dataset = own.spec?.data?.dataset else {
      return []
    }
    var keys: [String] = []
    dataset.mapPaths { key, path in
      keys.append(key)
      return path
    }
    let files = [path] + (targets.map { [$0] } ?? [])
    for file in files where FileSystem.kind(of: file) == nil {
      throw PreparationError([Problem(at: file, Message.noFile, .missingInput)])
    }
    guard files.count <= keys.count else {
      let message = Message.unreplaced(type(of: dataset).specName, keys)
      throw PreparationError([Problem(at: files[keys.count], message, .usage)])
    }
    // Other samples would be measured by the old ones' targets.
    guard !hasTargets || files.count == keys.count else {
      throw PreparationError([Problem(at: path, Message.noTargetsFile, .usage)])
    }
    let replaced = zip(keys, files).map { key, file in
      "data.\(key)='\(FileSystem.absolute(file).replacing("'", with: "''"))'"
    }
    // Other files that the run was measured on are no part of this one.
    let options = own.spec?.data?.options
    let parts = [("validation", options?.validation), ("test", options?.test)].compactMap {
      key, part in
      part?.paths.isEmpty == false ? "data.\(key)=null" : nil
    }
    guard !hasTargets else { return replaced + parts }
    let others = keys.count > files.count ? keys.dropFirst(files.count) : ["target"]
    return replaced + parts + others.map { "data.\($0)=null" } + ["metrics=null", "loss=mean"]
  }

  /// The samples to measure on, the size of batch, and the names of classes that have some.
  private static func set(
    _ samples: MeasuredSamples, _ reading: inout SpecReading, of run: FoundRun
  ) throws(PreparationError) -> (ValidationSet, Int, [String]?) {
    if case .path = samples {
      guard let loaded = reading.undividedSamples() else { throw reading.error }
      let set = loaded.validation.map { ValidationSet($0) } ?? ValidationSet(loaded.samples)
      let classes = DataRecord.classes(of: run)
      return (set, min(usualBatchSize, set.indices.count), classes.isEmpty ? nil : classes)
    }
    guard let data = reading.samples(nil, .numbers) else { throw reading.error }
    // Of other data other samples would be held out, some of which the run was trained on.
    let known: String? = try? run.result["data"]?.value("digest")
    guard known == nil || known == data.digest else {
      throw PreparationError([Problem(at: run.path, Message.otherData, .invalidData)])
    }
    let classes = data.record.encoding?.classes?.names
    if samples == .train {
      let set = ValidationSet(data.samples, indices: data.order.indices)
      return (set, data.order.batchSize, classes)
    }
    guard let heldOut = samples == .test ? data.test : data.validation else {
      let message = samples == .test ? Message.noTest : Message.noHeldOut
      throw PreparationError([Problem(at: reading.path, message, .missingInput)])
    }
    return (heldOut, data.order.batchSize, classes)
  }
}
