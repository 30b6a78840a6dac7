/// MNIST, or the images of clothes in the same format: `[1, 28, 28]`, 10 classes.
///
/// A folder holds the four files under their usual names, `train-images-idx3-ubyte`,
/// `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`, each with
/// `.gz` behind it or not. Pixels become numbers from 0 to 1.
/// Sources: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
/// recognition", 1998; Xiao, Rasul and Vollgraf, "Fashion-MNIST", arXiv:1708.07747.
public struct MNISTSource: SampleSource, Equatable {
  /// Which of the collections in this format is meant.
  public enum Collection: Sendable, Hashable {
    /// Handwritten digits.
    case digits
    /// Pieces of clothing.
    case fashion
  }

  /// Where Debian's package `dataset-fashion-mnist` puts its files.
  public static let fashionFolder = "/usr/share/datasets/fashion-mnist"

  /// Where the files are.
  public let folder: String
  /// Which collection is meant; it decides what a message about missing files advises.
  public let collection: Collection
  /// The split whose samples are loaded.
  public let split: NamedSplit
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public let validation: NamedSplit?

  /// Names a folder; nothing is read before ``load(_:seed:)``.
  public init(
    folder: String, collection: Collection = .digits, split: NamedSplit = .train,
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
      try IDXSource.read(
        files[0], targets: files[1], requirement: targets, classCount: 10, into: &digests)
    }
  }

  /// The SHA-256 of the SHA-256 of the files that are read: images, labels, and those of the
  /// validation split.
  public func digest() throws(DatasetError) -> String { try reading.digest() }

  private var reading: SplitReading {
    let place = DatasetFolder(path: folder, inner: nil, advice: advice)
    return SplitReading(split: split, validation: validation) { split throws(DatasetError) in
      let part = split == .train ? "train" : "t10k"
      return [
        try place.file("\(part)-images-idx3-ubyte"), try place.file("\(part)-labels-idx1-ubyte"),
      ]
    }
  }

  private var advice: String {
    switch collection {
    case .digits:
      "it takes the four files of MNIST, train-images-idx3-ubyte and so on, as they are downloaded"
    case .fashion:
      "install Debian's package dataset-fashion-mnist and leave the folder out, or name a folder "
        + "with its four files"
    }
  }
}
