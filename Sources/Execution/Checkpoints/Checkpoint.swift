internal import JSON
internal import Provenance
internal import Training
internal import Weights

/// Where an interrupted run goes on: one file, so that all of it is of the same moment.
///
/// A safetensors file with the snapshot's arrays, which any reader of the format can open, and in
/// its metadata:
///
/// | key | holds |
/// |---|---|
/// | `runner.format` | 2, the version of all this |
/// | `runner.experiment` | `NAME/ID` |
/// | `runner.run` | what the run's files and result need, as JSON |
/// | `runner.counters` | the snapshot's counters, as JSON |
struct Checkpoint {
  /// The version of the format; it changes when a reader would have to.
  static let format = "2"

  /// What the run's files and its result need.
  struct RunFacts {
    /// The bytes of `metrics.csv` at that moment.
    var metricsLength: Int
    /// When the run first began, since 1970.
    var startedSeconds: Int
    var startedNanoseconds: Int
    /// Seconds of all processes until then, and of these in the training loop.
    var totalSeconds: Double
    var trainingSeconds: Double
    /// How often it had gone on before.
    var resumptions: Int
    /// Threads of the engine.
    var threads: Int
    /// The processor.
    var cpu: String
    /// The runner's version and build.
    var build: String
    /// The states of the working tree that the run's processes found, in order.
    var revisions: [Revision]

    /// Whether a run can have left these: a file may say anything.
    var arePossible: Bool {
      metricsLength >= 0 && startedSeconds >= 0 && resumptions >= 0 && resumptions < Int.max
        && (0..<1_000_000_000).contains(startedNanoseconds)
        && totalSeconds >= 0 && trainingSeconds >= 0
    }
  }

  /// `NAME/ID`.
  let experiment: String
  let facts: RunFacts
  let snapshot: TrainingSnapshot

  /// Puts together what is to be saved.
  init(experiment: String, _ facts: RunFacts, _ snapshot: TrainingSnapshot) {
    self.experiment = experiment
    self.facts = facts
    self.snapshot = snapshot
  }

  /// Reads the checkpoint of an experiment.
  ///
  /// - Throws: `CheckpointError` for what is none, or is of another experiment or format.
  init(reading path: String, of experiment: String) throws(CheckpointError) {
    let file: SafetensorsFile
    do throws(WeightsError) {
      file = try SafetensorsFile(path: path)
    } catch {
      throw CheckpointError(error.message)
    }
    try self.init(file, of: experiment)
  }

  /// Makes sense of a file that was read.
  init(_ file: SafetensorsFile, of experiment: String) throws(CheckpointError) {
    let format = file.metadata["runner.format"]
    guard format == Self.format else {
      throw CheckpointError(
        "the checkpoint is of format \(format ?? "unknown"); this runner reads format "
          + Self.format)
    }
    let owner = file.metadata["runner.experiment"] ?? "an unknown experiment"
    guard owner == experiment else {
      throw CheckpointError("the checkpoint is of \(owner), not of \(experiment)")
    }
    self.experiment = experiment
    facts = try Self.decode("runner.run", of: file)
    guard facts.arePossible else {
      throw CheckpointError("the checkpoint's 'runner.run' is damaged")
    }
    let counters: TrainingSnapshot.Counters = try Self.decode("runner.counters", of: file)
    let arrays = file.names.compactMap { name in
      file[name].map { TrainingSnapshot.Array(name: name, shape: $0.shape, values: $0.values) }
    }
    snapshot = TrainingSnapshot(counters: counters, arrays: arrays)
  }

  /// The bytes of the file.
  func encoded() -> [UInt8] {
    let tensors = snapshot.arrays.map { array in
      (array.name, SafetensorsFile.Tensor(shape: array.shape, values: array.values))
    }
    let file = SafetensorsFile(
      Dictionary(uniqueKeysWithValues: tensors),
      metadata: [
        "runner.format": Self.format, "runner.experiment": experiment,
        "runner.run": facts.json.compactText,
        "runner.counters": snapshot.counters.json.compactText,
      ])
    return file.encoded()
  }

  private static func decode<Value: JSONCodable>(
    _ key: String, of file: SafetensorsFile
  ) throws(CheckpointError) -> Value {
    do throws(JSONError) {
      return try Value(json: JSONValue(parsing: (file.metadata[key] ?? "").utf8))
    } catch {
      throw CheckpointError("the checkpoint's '\(key)' is damaged")
    }
  }
}

extension Checkpoint.RunFacts: JSONCodable {
  var json: JSONValue {
    .object([
      ("metrics_length", metricsLength.json), ("started_seconds", startedSeconds.json),
      ("started_nanoseconds", startedNanoseconds.json), ("total_seconds", totalSeconds.json),
      ("training_seconds", trainingSeconds.json), ("resumptions", resumptions.json),
      ("threads", threads.json), ("cpu", cpu.json), ("build", build.json),
      ("revisions", revisions.json),
    ])
  }

  init(json: JSONValue) throws(JSONError) {
    metricsLength = try json.value("metrics_length")
    startedSeconds = try json.value("started_seconds")
    startedNanoseconds = try json.value("started_nanoseconds")
    totalSeconds = try json.value("total_seconds")
    trainingSeconds = try json.value("training_seconds")
    resumptions = try json.value("resumptions")
    threads = try json.value("threads")
    cpu = try json.value("cpu")
    build = try json.value("build")
    revisions = try json.value("revisions")
  }
}

/// Why a run cannot go on from its checkpoint.
struct CheckpointError: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
