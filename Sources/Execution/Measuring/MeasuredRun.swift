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
  /// Suspicions about the run and the samples.
  let warnings: [Problem]
  /// What names the samples in the place of their numbers.
  let keys: [String]?
  /// The samples that lack a target, whose targets mean nothing.
  let unlabelled: Set<Int>

  /// The most samples in a batch where the run's own data are not read.
  private static let usualBatchSize = 256

  /// Samples to measure on, and what goes with them.
  private struct Measured {
    var set: ValidationSet
    var batchSize: Int
    var classes: [String]?
    var keys: [String]?
    var unlabelled: Set<Int> = []
    var warnings: [Problem] = []
  }

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
    let measured = try Self.measured(samples, &reading, of: run, needsTargets, key)
    guard let network = spec.network(for: measured.set.samples, findings: reading.findings),
      !reading.hasErrors
    else { throw reading.error }
    let hasTargets = measured.set.samples.targets != .none || loss.targetKind == .none
    do {
      let weights = try run.weights(for: network, of: samples.file)
      let model = try Model(
        network, loss: hasTargets ? loss : MeanLoss(), seed: spec.seed,
        threads: spec.threads ?? Machine.current().cores, precision: spec.precision.value,
        batchSize: measured.batchSize)
      weights.apply(to: model)
      self.model = model
    } catch let problem as Problem {
      throw PreparationError([problem])
    } catch {
      throw PreparationError([Problem(at: run.path, "\(error)", .refused)])
    }
    (self.loss, set, batchSize) = (loss, measured.set, measured.batchSize)
    (classes, keys, unlabelled) = (measured.classes, measured.keys, measured.unlabelled)
    let names = measured.classes.map { ClassNames(ordered: $0).columnNames }
    metrics =
      hasTargets
      ? spec.measured(
        on: set.samples.targets.form, classNames: names, areOfTraining: samples == .train) : []
    let unfinished =
      run.status == .done
      ? [] : [Problem(at: run.path, Message.unfinished(run.status.rawValue), nil)]
    warnings = unfinished + reading.problems + measured.warnings
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
  ) throws(PreparationError) -> Measured {
    guard case .path(let path, let targets) = samples else {
      return try own(samples, &reading, of: run, key)
    }
    guard let section = reading.spec?.data, let loss = reading.spec?.loss?.value else {
      throw reading.error
    }
    do throws(Problem) {
      let unseen = UnseenSamples(section: section, kind: loss.targetKind, run: run)
      let loaded = try unseen.load(path, targets: targets, needsTargets: needsTargets, key: key)
      let set = ValidationSet(loaded.samples)
      return Measured(
        set: set, batchSize: min(usualBatchSize, set.indices.count), classes: loaded.classes,
        keys: loaded.keys, unlabelled: loaded.unlabelled, warnings: loaded.warnings)
    } catch { throw PreparationError([error]) }
  }

  /// Samples of the run's own data.
  private static func own(
    _ samples: MeasuredSamples, _ reading: inout SpecReading, of run: FoundRun, _ key: String?
  ) throws(PreparationError) -> Measured {
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
    var measured = Measured(
      set: set, batchSize: data.order.batchSize, classes: data.record.classes?.names)
    if let key { measured.keys = try reading.cells(of: key, rows: set.samples.count) }
    return measured
  }
}
