import System

/// Reads the splits that a source is asked for, and joins their digests.
struct SplitReading {
  /// The split whose samples are loaded.
  let split: NamedSplit
  /// The split to validate on, if any.
  let validation: NamedSplit?
  /// The files of a split, in the order in which they are read.
  let files: (NamedSplit) throws(DatasetError) -> [String]

  /// Reads both splits by a function that makes samples of files and adds the files' digests.
  func load(
    _ read: ([String], inout [SHA256Digest]) throws(DatasetError) -> Samples
  ) throws(DatasetError) -> LoadedSamples {
    var digests: [SHA256Digest] = []
    // A missing file is told of before others are read for seconds.
    let paths = (train: try files(split), held: try validation.map(files))
    let samples = try read(paths.train, &digests)
    guard let held = paths.held else {
      return LoadedSamples(samples: samples, digest: FileContent.digest(of: digests))
    }
    let others = try read(held, &digests)
    guard others.inputShape == samples.inputShape else {
      throw DatasetError(
        .malformed, file: held.first ?? "",
        message: "samples of shape \(others.inputShape) do not go with those of the other split, "
          + "\(samples.inputShape)")
    }
    return LoadedSamples(
      samples: samples, validation: others, digest: FileContent.digest(of: digests))
  }

  /// The digest of all files that ``load(_:)`` reads.
  func digest() throws(DatasetError) -> String {
    var paths = try files(split)
    if let validation { paths += try files(validation) }
    var digests: [SHA256Digest] = []
    for path in paths { digests.append(try InputFile(path).digest()) }
    return FileContent.digest(of: digests)
  }
}
