internal import JSON
internal import Provenance
internal import System
package import Training
package import Weights

/// Where an interrupted run is resumed: one file, so that all of it is of the same moment.
///
/// A safetensors file with the snapshot's arrays, which any reader of the format can open, and in
/// its metadata:
///
/// | key | holds |
/// |---|---|
/// | `runner.checksum` | SHA-256 of the file with 64 zeros in this place |
/// | `runner.format` | 3, the version of all this; those before are read as well |
/// | `runner.experiment` | `NAME/ID` |
/// | `runner.digest` | the experiment's whole digest |
/// | `runner.run` | what the run's files and result need, as JSON |
/// | `runner.counters` | the snapshot's counters, as JSON |
///
/// Format 2 had no checksum, no digests of appended files, and the model's arrays under their bare
/// names; format 1 had no digest of the experiment either.
package struct Checkpoint {
  /// The formats that are read; the last one is written.
  static let readFormats = ["1", "2", "3"]

  /// What the run's files and its result need.
  package struct RunFacts {
    /// The bytes of each appended file at that moment, by name.
    var lengths: [String: Int]
    /// The digests of these bytes; none in formats 1 and 2.
    var digests: [String: String]
    /// When the run first began.
    var started: Timestamp
    /// Seconds of all processes until then, and of these in the training loop.
    var totalSeconds: Double
    var trainingSeconds: Double
    /// How often it had been resumed before.
    var resumptions: Int
    /// Threads of the engine.
    var threads: Int
    /// The processor.
    var cpu: String
    /// The processor's instructions that oneDNN used; nil where earlier versions did not say.
    var instructions: String?
    /// The runner's version and build.
    var build: String
    /// The states of the working tree that the run's processes found, in order.
    var revisions: [Revision]
  }

  /// What the run's files and its result need.
  package let facts: RunFacts
  /// What training needs.
  package let snapshot: TrainingSnapshot
}

extension Checkpoint {
  /// Reads the checkpoint of a run's folder; nil if there is none.
  ///
  /// - Throws: `CheckpointError` for what is none, or is of another experiment or format.
  package init?(in folder: RunFolder, digest: String) throws(CheckpointError) {
    guard folder.hasState else { return nil }
    var isSealed: Bool?
    let file: SafetensorsFile
    do throws(WeightsError) {
      file = try SafetensorsFile(path: folder.state) { isSealed = CheckpointSeal.isIntact($0) }
    } catch { throw CheckpointError(error) }
    try self.init(file, of: folder.experiment, digest: digest)
    let needsSeal = file.metadata["runner.format"] == Self.readFormats.last
    guard isSealed ?? !needsSeal else { throw CheckpointError(Message.wrongChecksum) }
  }

  /// Makes sense of a file that was read.
  init(_ file: SafetensorsFile, of experiment: String, digest: String) throws(CheckpointError) {
    let format = file.metadata["runner.format"]
    guard let format, Self.readFormats.contains(format) else {
      throw CheckpointError(Message.otherFormat(format, Self.readFormats))
    }
    let owner = file.metadata["runner.experiment"]
    guard owner == experiment else {
      throw CheckpointError(Message.otherExperiment(owner, experiment))
    }
    let found = file.metadata["runner.digest"]
    guard found == digest || found == nil && format == "1" else {
      throw CheckpointError(Message.otherDigest(found, digest))
    }
    let arrays = file.names.compactMap { name in
      file[name].map { TrainingSnapshot.Array(name: name, shape: $0.shape, values: $0.values) }
    }
    self.init(
      facts: try Self.decode("runner.run", of: file),
      snapshot: TrainingSnapshot(
        counters: try Self.decode("runner.counters", of: file), arrays: arrays))
  }

  /// The file of an experiment, `NAME/ID` with a digest, still without its checksum.
  func file(of experiment: String, digest: String) -> SafetensorsFile {
    let tensors = snapshot.arrays.map { array in
      (array.name, SafetensorsFile.Tensor(shape: array.shape) { array.values })
    }
    return SafetensorsFile(
      Dictionary(uniqueKeysWithValues: tensors),
      metadata: [
        CheckpointSeal.key: CheckpointSeal.blank, "runner.format": Self.readFormats[2],
        "runner.experiment": experiment, "runner.digest": digest,
        "runner.run": facts.json.compactText,
        "runner.counters": snapshot.counters.json.compactText,
      ])
  }

  private static func decode<Value: JSONCodable>(
    _ key: String, of file: SafetensorsFile
  ) throws(CheckpointError) -> Value {
    do throws(JSONError) {
      let json = try JSONValue(parsing: (file.metadata[key] ?? "").utf8)
      return try Value(json: file.metadata["runner.format"] == "1" ? json.withoutFormat1 : json)
    } catch { throw CheckpointError(Message.damaged(key)) }
  }
}

extension Checkpoint.RunFacts: JSONCodable {
  var json: JSONValue {
    .object(
      [
        ("lengths", .object(lengths.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })),
        ("digests", .object(digests.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })),
        ("started_seconds", started.seconds.json),
        ("started_nanoseconds", started.nanoseconds.json), ("total_seconds", totalSeconds.json),
        ("training_seconds", trainingSeconds.json), ("resumptions", resumptions.json),
        ("threads", threads.json), ("cpu", cpu.json), ("build", build.json),
        ("revisions", revisions.json),
      ] + (instructions.map { [("instructions", $0.json)] } ?? []))
  }

  /// Reads facts; a file may say anything, so those that no run can have left are refused.
  init(json: JSONValue) throws(JSONError) {
    let (seconds, nanoseconds): (Int, Int) = (
      try json.value("started_seconds"), try json.value("started_nanoseconds")
    )
    self.init(
      lengths: try Self.lengths(json), digests: try Self.digests(json),
      started: Timestamp(seconds: 0),
      totalSeconds: try json.value("total_seconds"),
      trainingSeconds: try json.value("training_seconds"),
      resumptions: try json.value("resumptions"), threads: try json.value("threads"),
      cpu: try json.value("cpu"), instructions: try json.value("instructions"),
      build: try json.value("build"),
      revisions: try json.value("revisions"))
    guard seconds >= 0, (0..<1_000_000_000).contains(nanoseconds), totalSeconds >= 0,
      trainingSeconds >= 0, (0..<Int.max).contains(resumptions),
      lengths[MetricsOutput.name] != nil, lengths.values.allSatisfy({ $0 >= 0 })
    else { throw JSONError("no run has such facts") }
    started = Timestamp(seconds: seconds, nanoseconds: nanoseconds)
  }

  private static func lengths(_ json: JSONValue) throws(JSONError) -> [String: Int] {
    guard case .object(let pairs)? = json["lengths"] else {
      // Format 1 had the one file.
      return [MetricsOutput.name: try json.value("metrics_length")]
    }
    var lengths: [String: Int] = [:]
    for (name, length) in pairs { lengths[name] = try Int(json: length) }
    return lengths
  }

  private static func digests(_ json: JSONValue) throws(JSONError) -> [String: String] {
    guard case .object(let pairs)? = json["digests"] else { return [:] }
    var digests: [String: String] = [:]
    for (name, digest) in pairs { digests[name] = try String(json: digest) }
    return digests
  }
}

/// Why a run cannot be resumed from its checkpoint.
package struct CheckpointError: Error {
  /// What is wrong, in one sentence without a full stop.
  package let message: String

  /// What kept it from being read, where nothing is known to be wrong with it; nil elsewhere.
  package let obstacle: WeightsError.Kind?

  init(_ message: String) { (self.message, obstacle) = (message, nil) }

  init(_ error: WeightsError) {
    (message, obstacle) = (error.message, error.kind == .malformed ? nil : error.kind)
  }
}
