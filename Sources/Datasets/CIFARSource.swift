import System

/// CIFAR-10 or CIFAR-100 in the binary version: images `[3, 32, 32]`, red, green and blue.
///
/// CIFAR-10 is `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`, CIFAR-100
/// `train.bin` and `test.bin`, of which the fine labels are read. The files lie in the folder
/// itself or in `cifar-10-batches-bin` or `cifar-100-binary` within it, with `.gz` behind the name
/// or not. Pixels become numbers from 0 to 1.
/// Source: Krizhevsky, "Learning multiple layers of features from tiny images", 2009.
public struct CIFARSource: SampleSource, Equatable {
  /// Which of the two collections is meant.
  public enum Collection: Int, Sendable, CaseIterable {
    /// Ten classes.
    case cifar10 = 10
    /// A hundred fine classes.
    case cifar100 = 100
  }

  /// Where the files are.
  public let folder: String
  /// Which collection is meant.
  public let collection: Collection
  /// The split whose samples are loaded.
  public let split: NamedSplit
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public let validation: NamedSplit?

  /// Names a folder; nothing is read before ``load(_:seed:)``.
  public init(
    folder: String, collection: Collection, split: NamedSplit = .train,
    validation: NamedSplit? = nil
  ) {
    self.folder = folder
    self.collection = collection
    self.split = split
    self.validation = validation
  }

  /// Reads the files; the targets are classes or, where the loss needs those, values.
  ///
  /// - Throws: ``DatasetError``; of a missing file it says where it was looked for and how to come
  ///   by it.
  public func load(
    _ targets: TargetRequirement, seed: UInt64 = 0
  ) throws(DatasetError) -> LoadedSamples {
    try reading.load { (files, digests) throws(DatasetError) in
      var records = CIFARRecords(collection)
      for file in files {
        var content = try FileContent(file)
        digests.append(content.digest)
        try records.append(content.take(), file: file, fileCount: files.count)
      }
      return records.samples(targets)
    }
  }

  /// The SHA-256 of the only file that is read or, of several, of their SHA-256 in order.
  public func digest() throws(DatasetError) -> String { try reading.digest() }

  private var reading: SplitReading {
    let archive = collection == .cifar10 ? "cifar-10-binary" : "cifar-100-binary"
    let place = DatasetFolder(
      path: folder, inner: collection == .cifar10 ? "cifar-10-batches-bin" : "cifar-100-binary",
      advice: "unpack \(archive).tar.gz, the binary version, there")
    return SplitReading(split: split, validation: validation) { split throws(DatasetError) in
      var files: [String] = []
      for name in names(of: split) { files.append(try place.file(name)) }
      return files
    }
  }

  private func names(of split: NamedSplit) -> [String] {
    switch (collection, split) {
    case (.cifar10, .train): (1...5).map { "data_batch_\($0).bin" }
    case (.cifar10, .test): ["test_batch.bin"]
    case (.cifar100, _): ["\(split.rawValue).bin"]
    }
  }
}
