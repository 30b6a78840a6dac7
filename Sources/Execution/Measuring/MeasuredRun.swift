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
  /// What it is measured on.
  let data: MeasuredData
  let model: Model
  /// Suspicions about the run and the samples.
  let warnings: [Problem]

  /// Opens the run at a path.
  ///
  /// - Parameters:
  ///   - path: Where the run is.
  ///   - samples: What it is measured on.
  ///   - needsTargets: Whether samples without targets are a mistake.
  ///   - key: The column of a table that names its rows.
  /// - Throws: `PreparationError` where there is no run with weights, and for samples that cannot be read or
  ///   do not fit its model.
  init(
    at path: String, _ samples: MeasuredSamples, needsTargets: Bool, key: String? = nil
  ) throws(PreparationError) {
    do throws(Problem) {
      run = try FoundRuns.one(at: path)
    } catch { throw PreparationError([error]) }
    var reading = try Self.reading(run)
    guard let spec = reading.spec, let loss = spec.loss?.value else { throw reading.error }
    data = try Self.measured(samples, &reading, of: run, needsTargets, key)
    guard let network = spec.network(for: data.set.samples, findings: reading.findings),
      !reading.hasErrors
    else { throw reading.error }
    let hasTargets = data.set.samples.targets != .none || loss.targetKind == .none
    do {
      let weights = try run.weights(for: network, of: samples.file)
      let model = try Model(
        network, loss: hasTargets ? loss : MeanLoss(), seed: spec.seed,
        threads: spec.threads ?? Machine.current().cores, precision: spec.precision.value,
        batchSize: data.batchSize)
      weights.apply(to: model)
      self.model = model
    } catch let problem as Problem {
      throw PreparationError([problem])
    } catch {
      throw PreparationError([Problem(at: run.path, "\(error)", .refused)])
    }
    self.loss = loss
    let names = data.classes.map { ClassNames(ordered: $0).columnNames }
    metrics =
      hasTargets
      ? spec.measured(
        on: data.set.samples.targets.form, classNames: names, areOfTraining: samples == .train) : []
    let unfinished =
      run.status == .done
      ? [] : [Problem(at: run.path, Message.unfinished(run.status.rawValue), nil)]
    warnings = unfinished + reading.problems + data.warnings
  }

  /// The run's spec.
  private static func reading(_ run: FoundRun) throws(PreparationError) -> SpecReading {
    let path = "\(run.path)/spec.yaml"
    guard let bytes = run.bytes(of: "spec.yaml") else {
      throw PreparationError([Problem(at: path, Message.unreadTable, .missingInput)])
    }
    let source = try SpecSource(path, [], for: .training) { _ in
      SpecFile(name: path, bytes: bytes)
    }
    let reading = SpecReading(source)
    guard !reading.hasErrors else { throw reading.error }
    return reading
  }

  /// The samples to measure on.
  private static func measured(
    _ samples: MeasuredSamples, _ reading: inout SpecReading, of run: FoundRun,
    _ needsTargets: Bool, _ key: String?
  ) throws(PreparationError) -> MeasuredData {
    guard case .path(let path, let targets) = samples else {
      return try own(samples, &reading, of: run, key)
    }
    guard let section = reading.spec?.data, let loss = reading.spec?.loss?.value else {
      throw reading.error
    }
    do throws(Problem) {
      let unseen = UnseenSamples(section: section, kind: loss.targetKind, run: run)
      return try unseen.load(path, targets: targets, needsTargets: needsTargets, key: key)
    } catch { throw PreparationError([error]) }
  }

  /// Samples of the run's own data.
  private static func own(
    _ samples: MeasuredSamples, _ reading: inout SpecReading, of run: FoundRun, _ key: String?
  ) throws(PreparationError) -> MeasuredData {
    guard let data = reading.samples(nil, .numbers) else { throw reading.error }
    // Of other data other samples would be held out, some of which the run was trained on.
    let known: String? = try? run.result["data"]?.value("digest")
    guard known == nil || known == data.digest else {
      throw PreparationError([Problem(at: run.path, Message.otherData, .invalidData)])
    }
    let set: ValidationSet
    switch samples {
    case .train: set = ValidationSet(data.samples, indices: data.order.indices)
    case .validation, .test, .path:
      guard let heldOut = samples == .test ? data.test : data.validation else {
        let message = samples == .test ? Message.noTest : Message.noHeldOut
        throw PreparationError([Problem(at: reading.path, message, .missingInput)])
      }
      set = heldOut
    }
    return MeasuredData(
      set, batchSize: data.order.batchSize, classes: data.record.classes?.names,
      keys: try key.map { (key) throws(PreparationError) in
        try reading.cells(of: key, rows: set.samples.count)
      })
  }
}
