import Declarations
import Networks

/// A data set in one or two files of an array each: the inputs, and the targets beside them.
protocol ArrayDataset: Dataset {
  /// The kind of file.
  associatedtype Format: ArrayFormat

  /// The file of the inputs.
  var inputs: String { get set }
  /// The file of the targets.
  var targets: String? { get set }
}

extension ArrayDataset {
  /// The two files as arguments; examples have an ending.
  static func files(_ ending: String) -> [Argument<Self>] {
    [
      .required(
        \.inputs, "inputs", .path, "the file of the inputs, `[samples, ...]`",
        example: "inputs\(ending)"),
      .optional(
        \.targets, "targets", .optional(.path), "the file of the targets, `[samples, ...]`",
        otherwise: "there are no targets", example: "targets\(ending)"),
    ]
  }

  /// Reads the files.
  ///
  /// Class targets are integers from 0, `[samples]` or `[samples, 1]`; there are as many classes
  /// as the largest one says. Value targets are numbers of any type, flattened to
  /// `[samples, width]`.
  ///
  /// - Throws: ``DatasetError``; sizes that a header promises are checked before they are believed.
  public func load(
    _ kind: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    if targets == nil, kind != .none {
      throw DatasetError(.malformed, file: inputs, message: "a file of targets is needed beside it")
    }
    var files = InputFiles()
    let samples = try StoredArray<Format>.samples(
      inputs: inputs, targets: targets, kind, &files)
    return LoadedSamples(samples: samples, digest: files.digest)
  }
}
