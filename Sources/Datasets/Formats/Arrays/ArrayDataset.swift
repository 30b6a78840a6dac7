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
  /// What inputs of unsigned bytes are.
  var bytes: ByteMeaning { get set }
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
      .optional(\.bytes, "bytes", .choice("meaning of bytes"), ByteMeaning.summary),
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
    var array = try StoredArray<Format>(files.read(inputs), file: inputs)
    let others = try targets.map { (path) throws(DatasetError) in
      try StoredArray<Format>(files.read(path), file: path)
    }
    let made = try others?.targets(kind, count: array.count) ?? .none
    return try array.loaded(made, bytes, digest: files.digest)
  }
}
