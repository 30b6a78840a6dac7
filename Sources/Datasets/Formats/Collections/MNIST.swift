public import Declarations
import Networks

/// MNIST: handwritten digits, `[1, 28, 28]`, 10 classes.
///
/// A folder holds the four files under their usual names, `train-images-idx3-ubyte`,
/// `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`, each with
/// `.gz` behind it or not. Pixels become numbers from 0 to 1.
public struct MNISTDataset: MNISTCollection, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "mnist", Self(), "Handwritten digits: images [1, 28, 28] of 10 classes, pixels from 0 to 1.",
    source: "LeCun, Bottou, Bengio and Haffner, \"Gradient-based learning applied to document "
      + "recognition\", 1998",
    arguments: [folder()])

  /// The folder of the files.
  public var path: String?
  /// The split whose samples are loaded.
  public var split = NamedSplit.train
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public var validation: NamedSplit?

  static let advice =
    "it takes the four files of MNIST, train-images-idx3-ubyte and so on, as they are downloaded"
}

/// Fashion-MNIST: pieces of clothing, in the files and the shape of ``MNISTDataset``.
public struct FashionMNISTDataset: MNISTCollection, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "fashion_mnist", Self(),
    "Pieces of clothing: images [1, 28, 28] of 10 classes, pixels from 0 to 1.",
    source: "Xiao, Rasul and Vollgraf, \"Fashion-MNIST\", arXiv:1708.07747",
    arguments: [folder(otherwise: "where Debian's package dataset-fashion-mnist puts them")])

  /// The folder of the files; nil is where Debian's package puts them.
  public var path: String?
  /// The split whose samples are loaded.
  public var split = NamedSplit.train
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public var validation: NamedSplit?

  static let packageFolder: String? = "/usr/share/datasets/fashion-mnist"

  static let advice =
    "install Debian's package dataset-fashion-mnist and leave the folder out, or name a folder "
    + "with its four files"
}

/// What the collections in MNIST's format have in common.
protocol MNISTCollection: ImageCollection {}

extension MNISTCollection {
  static func files(of split: NamedSplit) -> [String] {
    let part = split == .train ? "train" : "t10k"
    return ["\(part)-images-idx3-ubyte", "\(part)-labels-idx1-ubyte"]
  }

  static func samples(
    in paths: [String], _ targets: TargetKind, _ files: inout InputFiles
  ) throws(DatasetError) -> Samples {
    try StoredArray<IDXDataset.Format>.samples(
      inputs: paths[0], targets: paths[1], targets, classCount: 10, &files)
  }
}
