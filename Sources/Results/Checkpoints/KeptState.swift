internal import JSON
package import Training
internal import Weights

/// A state that a run keeps, from which another run goes on.
///
/// A safetensors file with the snapshot's arrays, as a ``Checkpoint`` has them, and in its metadata:
///
/// | key | holds |
/// |---|---|
/// | `runner.checksum` | SHA-256 of the file with 64 zeros in this place |
/// | `runner.counters` | the snapshot's counters, as JSON |
/// | `runner.digest` | the experiment's whole digest |
/// | `runner.experiment` | `NAME/ID` |
/// | `runner.format` | `kept-1`, the version of all this |
///
/// It has no times, so that a run that was resumed leaves the same bytes.
package struct KeptState {
  private static let format = "kept-1"

  /// The folder that a run keeps its states in.
  private static let folder = "checkpoint"

  /// What the state after the last update is kept in, by its path in the run's folder.
  package static let last = "\(folder)/last.safetensors"
  /// What the state at the best evaluation is kept in.
  package static let best = "\(folder)/best.safetensors"

  /// What the state after so many updates is kept in.
  package static func path(ofStep step: Int) -> String {
    let digits = String(step)
    let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
    return "\(folder)/step-\(zeros)\(digits).safetensors"
  }

  /// The digest of the experiment that it is of.
  package let digest: String
  /// What training needs.
  package let snapshot: TrainingSnapshot

  /// Takes the state of an experiment with a digest.
  init(_ snapshot: TrainingSnapshot, digest: String) {
    (self.snapshot, self.digest) = (snapshot, digest)
  }

  /// Reads the content of a file, which messages name.
  ///
  /// - Throws: `CheckpointError` for what is damaged, or no state that a run has kept.
  package init(bytes: [UInt8], file path: String) throws(CheckpointError) {
    guard CheckpointSeal.isIntact(bytes) == true else {
      throw CheckpointError(Message.wrongChecksum)
    }
    let file: SafetensorsFile
    do throws(WeightsError) {
      file = try SafetensorsFile(bytes: bytes, file: path)
    } catch { throw CheckpointError(error) }
    let format = file.metadata["runner.format"]
    guard format == Self.format else {
      throw CheckpointError(Message.otherFormat(format, [Self.format]))
    }
    let text = file.metadata["runner.counters"] ?? ""
    guard let digest = file.metadata["runner.digest"],
      let counters = TrainingSnapshot.Counters(text)
    else { throw CheckpointError(Message.damaged("runner.counters")) }
    let arrays = file.names.compactMap { name in
      file[name].map { TrainingSnapshot.Array(name: name, shape: $0.shape, values: $0.values) }
    }
    self.init(TrainingSnapshot(counters: counters, arrays: arrays), digest: digest)
  }

  /// The file of an experiment, `NAME/ID`, still without its checksum.
  func file(of experiment: String) -> SafetensorsFile {
    let tensors = snapshot.arrays.map { array in
      (array.name, SafetensorsFile.Tensor(shape: array.shape) { array.values })
    }
    return SafetensorsFile(
      Dictionary(uniqueKeysWithValues: tensors),
      metadata: [
        CheckpointSeal.key: CheckpointSeal.blank, "runner.format": Self.format,
        "runner.experiment": experiment, "runner.digest": digest,
        "runner.counters": snapshot.counters.text,
      ])
  }
}
