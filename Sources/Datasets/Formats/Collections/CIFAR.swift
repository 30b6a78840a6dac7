public import Declarations
import Networks

/// CIFAR-10 in the binary version: images `[3, 32, 32]`, red, green and blue, 10 classes.
///
/// The files are `data_batch_1.bin` to `data_batch_5.bin` and `test_batch.bin`; they lie in the
/// folder itself or in `cifar-10-batches-bin` within it, with `.gz` behind the name or not. Pixels
/// become numbers from 0 to 1.
public struct CIFAR10Dataset: CIFARCollection, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cifar10", Self(), "Small photographs: images [3, 32, 32] of 10 classes, pixels from 0 to 1.",
    source: "Krizhevsky, \"Learning multiple layers of features from tiny images\", 2009",
    arguments: [folder()])

  /// The folder of the files.
  public var path: String?
  /// The split whose samples are loaded.
  public var split = NamedSplit.train
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public var validation: NamedSplit?

  static let innerFolder: String? = "cifar-10-batches-bin"
  static let advice = "unpack cifar-10-binary.tar.gz, the binary version, there"
  static let labels = (count: 1, classes: 10)

  static func files(of split: NamedSplit) -> [String] {
    split == .train ? (1...5).map { "data_batch_\($0).bin" } : ["test_batch.bin"]
  }
}

/// CIFAR-100 in the binary version: as ``CIFAR10Dataset``, but of 100 fine classes.
///
/// The files are `train.bin` and `test.bin`, of which the fine labels are read; they may lie in
/// `cifar-100-binary` within the folder.
public struct CIFAR100Dataset: CIFARCollection, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cifar100", Self(), "Small photographs: images [3, 32, 32] of 100 classes, pixels from 0 to 1.",
    source: "Krizhevsky, \"Learning multiple layers of features from tiny images\", 2009",
    arguments: [folder()])

  /// The folder of the files.
  public var path: String?
  /// The split whose samples are loaded.
  public var split = NamedSplit.train
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public var validation: NamedSplit?

  static let innerFolder: String? = "cifar-100-binary"
  static let advice = "unpack cifar-100-binary.tar.gz, the binary version, there"
  static let labels = (count: 2, classes: 100)

  static func files(of split: NamedSplit) -> [String] { ["\(split.rawValue).bin"] }
}

/// What the two collections have in common.
protocol CIFARCollection: ImageCollection {
  /// How many bytes precede the pixels of a record, of which the last is the label, and how many
  /// classes there are.
  static var labels: (count: Int, classes: Int) { get }
}

extension CIFARCollection {
  static func samples(
    in paths: [String], _ targets: TargetKind, _ files: inout InputFiles
  ) throws(DatasetError) -> Samples {
    var records = ImageRecords(labelCount: labels.count, classCount: labels.classes)
    for path in paths { try records.append(files.read(path), file: path, fileCount: paths.count) }
    return records.samples(targets)
  }
}
