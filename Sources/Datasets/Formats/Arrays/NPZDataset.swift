public import Declarations
import Messages
public import Networks
import System

/// Samples in an archive of NumPy arrays, as `numpy.savez` and `numpy.savez_compressed` write it.
///
/// The arrays are read as ``NPYDataset`` reads them from files.
public struct NPZDataset: TellingDataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "npz", Self(), "An archive of NumPy arrays: inputs, and targets beside them.",
    source: "https://numpy.org/doc/stable/reference/generated/numpy.savez.html",
    arguments: [
      .required(
        \.path, "path", .path, "the archive, of `numpy.savez` or `savez_compressed`",
        example: "data.npz"),
      .required(
        \.inputs, "inputs", .text, "the name of the array of inputs, `[samples, ...]`", example: "x"
      ),
      .optional(
        \.targets, "targets", .optional(.text),
        "the name of the array of targets, `[samples, ...]`", otherwise: "there are no targets",
        example: "y"),
      .optional(\.bytes, "bytes", .choice("meaning of bytes"), ByteMeaning.summary),
    ])

  /// The archive.
  public var path = ""
  /// The name of the array of inputs.
  public var inputs = ""
  /// The name of the array of targets.
  public var targets: String?
  /// What inputs of unsigned bytes are.
  public var bytes = ByteMeaning.pixels

  init() {}

  /// Names an archive and its arrays.
  public init(path: String, inputs: String, targets: String? = nil) {
    (self.path, self.inputs, self.targets) = (path, inputs, targets)
  }

  /// Reads the arrays; the digest is that of their bytes, as of files.
  public func load(
    _ kind: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    if targets == nil, kind != .none {
      throw DatasetError(
        .malformed, file: path, message: "the name of an array of targets is needed beside it")
    }
    return try load(kind, from: DatasetError.contents(of: path))
  }

  package var isLabelled: Bool {
    guard let targets, let bytes = try? DatasetError.contents(of: path),
      let archive = try? ZipArchive(bytes)
    else { return targets != nil }
    return archive.members.contains { $0.name == "\(targets).npy" || $0.name == targets }
  }

  /// Reads the arrays from the bytes of the archive.
  func load(_ kind: TargetKind, from bytes: [UInt8]) throws(DatasetError) -> LoadedSamples {
    let archive: ZipArchive
    do throws(FormatError) {
      archive = try ZipArchive(bytes)
    } catch { throw DatasetError(.malformed, file: path, message: error.message) }
    var files = InputFiles()
    var array = try array(inputs, "inputs", in: archive, &files)
    guard let targets else {
      return try within(inputs) { () throws(DatasetError) in
        try array.loaded(.none, self.bytes, digest: files.digest)
      }
    }
    let others = try self.array(targets, "targets", in: archive, &files)
    let made = try within(targets) { () throws(DatasetError) in
      try others.targets(kind, count: array.count)
    }
    return try within(inputs) { () throws(DatasetError) in
      try array.loaded(made, self.bytes, digest: files.digest)
    }
  }

  /// An array of the archive.
  private func array(
    _ name: String, _ argument: String, in archive: ZipArchive, _ files: inout InputFiles
  ) throws(DatasetError) -> StoredArray<NPYDataset.Format> {
    let found = archive.members.first { $0.name == "\(name).npy" || $0.name == name }
    guard let found else {
      let names = archive.members.map {
        $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name
      }
      let known = names.prefix(10).map { Legible.quotation($0.utf8) }.joined(separator: ", ")
      let others = names.count > 10 ? ", …" : ""
      throw DatasetError(
        .malformed, file: path,
        message: "there is no array \(Legible.quotation(name.utf8)) in it; "
          + (names.isEmpty ? "it is empty" : "it has \(known)\(others)"),
        argument: argument)
    }
    return try within(name) { () throws(DatasetError) in
      let contents: [UInt8]
      do throws(FormatError) {
        contents = try archive.contents(of: found, limit: Memory.limit)
      } catch { throw DatasetError(.malformed, file: path, message: error.message) }
      files.note(contents)
      return try StoredArray(contents, file: path)
    }
  }

  /// Does something with an array, which its mistakes name.
  private func within<Result>(
    _ name: String, _ body: () throws(DatasetError) -> Result
  ) throws(DatasetError) -> Result {
    do throws(DatasetError) {
      return try body()
    } catch {
      let message = "array \(Legible.quotation(name.utf8)): \(error.message)"
      throw DatasetError(error.kind, file: error.file, message: message, argument: error.argument)
    }
  }
}
