public import Declarations
import Messages
public import Networks
import System

/// A folder of images for each class: PNG and JPEG, scaled and cut as torchvision does.
///
/// Pixels become numbers from 0 to 1. All images are decoded when they are loaded, on all processors, and stay in
/// memory as bytes; where they would take more than half of it they lie in a temporary file, from which batches
/// are read ahead of training.
public struct ImagesDataset: PartedDataset, ClassFolderDataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "images", Self(),
    "Images in a folder for each class, PNG and JPEG: [channels, height, width], pixels from 0 to 1.",
    source: "torchvision.datasets.ImageFolder; torchvision.transforms.Resize, CenterCrop",
    arguments: [
      .required(
        \.path, "path", .path, "the folder that has a folder of images for each class",
        example: "photos/train"),
      .optional(
        \.size, "size", .optional(.oneOrMore(.wholeNumber(.within(1, 16384)))),
        "what images are scaled to: the shorter side, of which a square is cut out of the middle, or "
          + "`[height, width]`", otherwise: "all images have one size already", example: "32"),
      .optional(
        \.crop, "crop", .optional(.oneOrMore(.wholeNumber(.within(1, 16384)))),
        "the side of a square, or `[height, width]`, that is cut out of the middle after scaling",
        otherwise: "a square of `size`, or the whole image", example: "28"),
      .optional(
        \.channels, "channels", .wholeNumber(.within(1, 3)),
        "3 for red, green and blue, 1 for gray"),
    ])

  /// The folder of the classes' folders.
  public var path = ""
  /// What images are scaled to: the shorter side, or height and width; nil to leave them.
  public var size: [Int]?
  /// What is cut out of the middle: a square's side, or height and width.
  public var crop: [Int]?
  /// 3 for red, green and blue, 1 for gray.
  public var channels = 3
  /// Classes whose order is kept; others stand behind them.
  package var knownClasses: [String] = []
  package var isClosed = false

  init() {}

  /// Names a folder.
  public init(path: String, size: [Int]? = nil, crop: [Int]? = nil, channels: Int = 3) {
    (self.path, self.size, self.crop, self.channels) = (path, size, crop, channels)
  }

  /// What is wrong with the arguments together.
  public var problems: [ArgumentError] {
    var problems = [("size", size), ("crop", crop)].compactMap { name, numbers in
      (numbers?.count ?? 1) > 2
        ? ArgumentError(argument: name, message: "expected one number, or [height, width]") : nil
    }
    if channels == 2 {
      problems.append(ArgumentError(argument: "channels", message: "expected 1 or 3, found 2"))
    }
    return problems
  }

  /// All images, as they lie now; the folder itself where it cannot be listed.
  public var files: [String] {
    guard let folder = try? ImageFolder(path) else { return [path] }
    return folder.entries.map { "\(path)/\($0.name)" }
  }

  package var isLabelled: Bool {
    (try? ImageFolder(path, known: knownClasses, isClosed: isClosed)) != nil
  }

  package func sampleNames() throws(DatasetError) -> [String] {
    try ImageFolder(path, known: knownClasses, mayBeFlat: true).entries.map(\.name)
  }

  /// Reads the images of this folder, then those of others, which may have no other classes.
  ///
  /// - Throws: ``DatasetError`` for the first file that cannot be read.
  public func load(
    _ targets: TargetKind, seed: UInt64, also others: [String]
  ) throws(DatasetError) -> LoadedSamples {
    var folders = [
      try ImageFolder(
        path, known: knownClasses, isClosed: isClosed, mayBeFlat: targets == .none)
    ]
    let classes = folders[0].classes
    for other in others {
      folders.append(try ImageFolder(other, known: classes, isClosed: true))
    }
    let paths = folders.flatMap { folder in folder.entries.map { "\(folder.path)/\($0.name)" } }
    let fit = ImageFit(size: size, crop: crop)
    let shape = try shape(fit, first: paths[0])
    let (pixels, outcome) = try pixels(of: paths, fit, shape)
    let labels = folders.flatMap { $0.entries.map(\.label) }
    let made: Targets =
      switch targets {
      case .none: .none
      case .classes: .classes(labels, classCount: classes.count)
      case .values: .values(labels.map(Float.init), width: 1)
      }
    var loaded = LoadedSamples(
      samples: Samples(inputShape: shape, count: paths.count, pixels: pixels, targets: made),
      digest: Self.digest(of: folders, outcome.digests))
    loaded.classes = ClassNames(ordered: classes)
    loaded.suspicions =
      folders.flatMap(\.suspicions) + oversize + Self.absent(classes, in: folders.dropFirst())
      + Self.suspicions(outcome.warnings, paths)
    loaded.parts = Self.parts(of: folders)
    return loaded
  }

  /// The shape of an image that comes out: where nothing scales or cuts, that of the first one.
  private func shape(_ fit: ImageFit, first: String) throws(DatasetError) -> [Int] {
    if let crop = fit.crop { return [channels, crop.height, crop.width] }
    if case .sides(let height, let width)? = fit.scale { return [channels, height, width] }
    let bytes = try DatasetError.contents(of: first)
    do throws(FormatError) {
      let header = try ImageHeader(bytes)
      return [channels, header.height, header.width]
    } catch { throw DatasetError(.malformed, file: first, message: error.message) }
  }

  private func pixels(
    of paths: [String], _ fit: ImageFit, _ shape: [Int]
  ) throws(DatasetError) -> (PixelBytes, ImageReading.Outcome) {
    var outcome = ImageReading.Outcome()
    let pixels = try PixelBytes(count: Shape.product(shape + [paths.count]), from: path) {
      (room) throws(DatasetError) in
      outcome = try ImageReading.read(paths, fit, shape: shape, into: room)
    }
    return (pixels, outcome)
  }

  /// The ranges of the samples that each folder has.
  private static func parts(of folders: [ImageFolder]) -> [Range<Int>] {
    var start = 0
    return folders.map { folder in
      defer { start += folder.entries.count }
      return start..<start + folder.entries.count
    }
  }

  /// Of each folder the digest of the names and the bytes of its files; of several the digest of these.
  private static func digest(of folders: [ImageFolder], _ digests: [SHA256Digest]) -> String {
    let own = zip(folders, parts(of: folders)).map { folder, part in
      var hash = SHA256()
      for (entry, digest) in zip(folder.entries, digests[part]) {
        hash.update(SHA256.digest(of: entry.name.utf8).bytes)
        hash.update(digest.bytes)
      }
      return hash.finalize()
    }
    if own.count == 1 { return own[0].bytes.hexadecimal }
    var hash = SHA256()
    for digest in own { hash.update(digest.bytes) }
    return hash.finalize().bytes.hexadecimal
  }

  /// Tells of a crop that is larger than what it is cut out of.
  private var oversize: [String] {
    guard let size, let crop,
      zip(crop, size).contains(where: >) || crop.max() ?? 0 > size.max() ?? 0
    else { return [] }
    return ["crop is more than size: the pixels around the image are 0"]
  }

  /// Tells of classes that folders of their own have no images of.
  private static func absent(_ classes: [String], in folders: some Sequence<ImageFolder>)
    -> [String]
  {
    folders.compactMap { folder in
      let met = Set(folder.entries.map(\.label))
      let absent = classes.indices.filter { !met.contains(Int32($0)) }.map { classes[$0] }
      guard let first = absent.first else { return nil }
      let others = absent.count > 1 ? " and \(counted(absent.count - 1, "other"))" : ""
      return Legible.escaped("there is no image of class '\(first)'\(others) in \(folder.path)")
    }
  }

  /// What decoders found odd.
  private static func suspicions(_ warnings: [Int: String], _ paths: [String]) -> [String] {
    guard let first = warnings.min(by: { $0.key < $1.key }) else { return [] }
    let others = warnings.count > 1 ? "; \(warnings.count - 1) more images are spoiled" : ""
    return [Legible.escaped("\(paths[first.key]): \(first.value)\(others)")]
  }
}
