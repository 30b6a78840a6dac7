public import Declarations
public import Networks

/// Where samples come from: what a spec names under `data.dataset`.
///
/// One file under `Formats` holds it, or a folder where a format takes several, and one row of
/// ``DatasetRegistry``. Paths among its arguments are declared as such, so that whoever reads a
/// spec can tell where they lead and which line names a file that is missing.
public protocol Dataset: Declared {
  /// The files that it would read, as they lie now; none if it makes its samples up.
  var files: [String] { get }

  /// Reads or makes all samples.
  ///
  /// - Parameters:
  ///   - targets: What the loss needs; targets that are there but not needed are left out.
  ///   - seed: Decides every random number of samples that are made up.
  /// - Returns: The samples and the digest of the very bytes that were read.
  /// - Throws: ``DatasetError``, located as closely as the format allows.
  func load(_ targets: TargetKind, seed: UInt64) throws(DatasetError) -> LoadedSamples
}

extension Dataset {
  /// Makes it with every argument at its default; a required argument has a stand-in.
  public init() { self = Self.declaration.makeUsual() }

  /// The files that the arguments name.
  public var files: [String] {
    var (copy, files) = (self, [] as [String])
    copy.mapPaths {
      files.append($0)
      return $0
    }
    return files
  }

  /// Reads all samples of a data set in which nothing is random.
  public func load(_ targets: TargetKind) throws(DatasetError) -> LoadedSamples {
    try load(targets, seed: 0)
  }
}

/// A data set whose makers divided it into a part to train on and a part to test on.
public protocol SplitDataset: Dataset {
  /// The split whose samples are loaded.
  var split: NamedSplit { get set }
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  var validation: NamedSplit? { get set }
}

/// A data set that takes samples to hold out from files or folders of their own.
public protocol PartedDataset: Dataset {
  /// Reads its own samples, then those of other files or folders, all into one; ``LoadedSamples/parts`` tells
  /// which are whose.
  func load(
    _ targets: TargetKind, seed: UInt64, also others: [String]
  ) throws(DatasetError) -> LoadedSamples
}

/// A data set whose files tell whether there are targets among them.
package protocol TellingDataset: Dataset {
  /// Whether there are.
  var isLabelled: Bool { get }
}

/// A data set that has a folder of files for each class, unless they lie side by side.
package protocol ClassFolderDataset: TellingDataset {
  /// The classes of a run that goes before, whose order is kept.
  var knownClasses: [String] { get set }
  /// Whether there can be no other classes.
  var isClosed: Bool { get set }
  /// The files in the order of the samples, by their paths within the folder.
  ///
  /// - Throws: ``DatasetError`` for a folder that cannot be listed.
  func sampleNames() throws(DatasetError) -> [String]
}

extension PartedDataset {
  /// Reads its own samples.
  public func load(_ targets: TargetKind, seed: UInt64) throws(DatasetError) -> LoadedSamples {
    try load(targets, seed: seed, also: [])
  }
}
