import Declarations
import Networks
import System

/// A collection of images that is known by name: a folder whose files have names of their own.
protocol ImageCollection: SplitDataset {
  /// Where the files are; nil is where a package of the system's puts them.
  var path: String? { get set }
  /// The folder that a package puts the files into, if there is one.
  static var packageFolder: String? { get }
  /// A folder within the given one that may hold the files instead.
  static var innerFolder: String? { get }
  /// How to come by the files, for messages.
  static var advice: String { get }

  /// The names of a split's files, in the order in which they are read.
  static func files(of split: NamedSplit) -> [String]

  /// Reads the samples of a split from its files.
  static func samples(
    in paths: [String], _ targets: TargetKind, _ files: inout InputFiles
  ) throws(DatasetError) -> Samples
}

extension ImageCollection {
  static var packageFolder: String? { nil }

  static var innerFolder: String? { nil }

  /// The folder as an argument, which must be given unless something holds without it.
  static func folder(otherwise: String? = nil) -> Argument<Self> {
    let summary = "the folder of its files, with or without `.gz` behind their names"
    guard let otherwise else {
      return .required(\.path, "path", .optional(.path), summary, example: "data")
    }
    return .optional(
      \.path, "path", .optional(.path), summary, otherwise: otherwise, example: "data")
  }

  /// The files of the splits that are read; none if one is missing.
  public var files: [String] {
    let splits = [split] + [validation].compactMap(\.self)
    let files = try? splits.map { try paths(of: $0) }
    return (files ?? []).flatMap(\.self)
  }

  /// Reads the files; the targets are classes or, where the loss needs those, values.
  ///
  /// - Throws: ``DatasetError``; of a missing file it says where it was looked for and how to come
  ///   by it.
  public func load(
    _ targets: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    // A missing file is told of before others are read for seconds.
    let trained = try paths(of: split)
    let held = try validation.map(paths)
    var files = InputFiles()
    let samples = try Self.samples(in: trained, targets, &files)
    guard let held else { return LoadedSamples(samples: samples, digest: files.digest) }
    let others = try Self.samples(in: held, targets, &files)
    guard others.inputShape == samples.inputShape else {
      throw DatasetError(
        .malformed, file: held[0],
        message: "samples of shape \(others.inputShape) do not go with those of the other split, "
          + "\(samples.inputShape)")
    }
    return LoadedSamples(samples: samples, validation: others, digest: files.digest)
  }

  /// Where the files of a split are, each under its name or with `.gz` behind it.
  private func paths(of split: NamedSplit) throws(DatasetError) -> [String] {
    let folder = path ?? Self.packageFolder ?? ""
    let folders = [folder] + (Self.innerFolder.map { ["\(folder)/\($0)"] } ?? [])
    var paths: [String] = []
    for name in Self.files(of: split) {
      let candidates = folders.flatMap { ["\($0)/\(name)", "\($0)/\(name).gz"] }
      guard let found = candidates.first(where: { FileSystem.kind(of: $0) != nil }) else {
        let inner = Self.innerFolder.map { " or in \($0) within it" } ?? ""
        let fault =
          FileSystem.kind(of: folder) == nil
          ? "there is no such folder"
          : "there is no \(name), with or without .gz, in the folder\(inner)"
        throw DatasetError(.missing, file: folder, message: "\(fault); \(Self.advice)")
      }
      paths.append(found)
    }
    return paths
  }
}
