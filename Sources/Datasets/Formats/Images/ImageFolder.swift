import Messages
import System

/// A folder that has a folder of images for each class, as torchvision's `ImageFolder` reads it.
///
/// Classes stand in the order of their names' code points. Folders within that of a class belong to the class. Names
/// that begin with a full stop are passed over, and so are files that are not called as images are.
struct ImageFolder {
  /// One of the images.
  struct Entry {
    /// Its path within the folder.
    let name: String
    /// The index of its class.
    let label: Int32
  }

  /// Folders within one another, so that a link to a folder above ends.
  private static let deepest = 32
  private static let mostFolders = 100_000
  private static let endings = [".png", ".jpg", ".jpeg"]
  /// Files that torchvision reads, too.
  private static let others = [".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp", ".gif"]

  /// The folder.
  let path: String
  /// The names of all classes, in the order of their indices.
  let classes: [String]
  /// The images, by classes.
  private(set) var entries: [Entry] = []
  /// The files that were passed over.
  private var strange: [String] = []
  /// Images that lie beside the folders of the classes.
  private var loose: [String] = []

  /// Lists a folder.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - known: Classes whose order is kept; others stand behind them.
  ///   - isClosed: Whether other classes are refused.
  ///   - mayBeFlat: Whether images may lie in the folder themselves, which tells no classes.
  /// - Throws: ``DatasetError`` for a folder that is none, or that lacks images.
  init(
    _ path: String, known: [String] = [], isClosed: Bool = false, mayBeFlat: Bool = false
  ) throws(DatasetError) {
    self.path = path
    let names = try Self.names(in: path)
    let found = names.filter { Self.isFolder("\(path)/\($0)") }
    let folders = Set(found)
    let bare = names.filter { !folders.contains($0) && Self.hasEnding($0, Self.endings) }
    guard !found.isEmpty else {
      if mayBeFlat {
        (classes, entries) = (known, bare.map { Entry(name: $0, label: 0) })
        for name in names where !bare.contains(name) { try passOver(name) }
        guard bare.isEmpty else { return }
        throw DatasetError(.malformed, file: path, message: "there is no PNG or JPEG image in it")
      }
      throw DatasetError(
        .malformed, file: path,
        message: "there must be a folder of images for each class in it, but there is none"
          + (bare.isEmpty ? "" : "; the images lie in it themselves"))
    }
    loose = bare
    // Where none of the known classes is met the model has another head.
    let known = isClosed || found.contains(where: known.contains) ? known : []
    let added = found.filter { !known.contains($0) }
    if isClosed, let stranger = added.first {
      let name = Legible.quotation(stranger.utf8)
      throw DatasetError(
        .malformed, file: path,
        message: "there is no class \(name) among those that are trained on")
    }
    classes = known + added
    for name in found {
      try append(name, label: Int32(classes.firstIndex(of: name) ?? 0))
    }
  }

  /// What is odd about the folder, in sentences for people.
  var suspicions: [String] {
    var suspicions: [String] = []
    if let first = strange.first {
      let count = strange.count == 1 ? "1 file is" : "\(strange.count) files are"
      suspicions.append(
        "\(count) no PNG or JPEG by the name and left out: \(path)/\(first)"
          + (strange.count > 1 ? " and others" : ""))
    }
    if let first = loose.first {
      let count = loose.count == 1 ? "1 image lies" : "\(loose.count) images lie"
      suspicions.append(
        "\(count) beside the folders of the classes and \(loose.count == 1 ? "is" : "are") left out: "
          + "\(path)/\(first)\(loose.count > 1 ? " and others" : "")")
    }
    if classes.count == 1 { suspicions.append("there is one class alone, '\(classes[0])'") }
    return suspicions.map(Legible.escaped)
  }

  /// Adds the images of a class.
  private mutating func append(_ name: String, label: Int32) throws(DatasetError) {
    let count = entries.count
    var folders: [(name: String, depth: Int)] = [(name, 0)]
    var listed: [(folder: String, files: [String])] = []
    while let (folder, depth) = folders.popLast() {
      guard depth < Self.deepest else {
        throw DatasetError(
          .malformed, file: "\(path)/\(folder)",
          message: "folders lie in one another more than \(Self.deepest) deep")
      }
      var files: [String] = []
      for name in try Self.names(in: "\(path)/\(folder)") {
        if Self.hasEnding(name, Self.endings) {
          files.append(name)
        } else if Self.isFolder("\(path)/\(folder)/\(name)") {
          folders.append(("\(folder)/\(name)", depth + 1))
        } else {
          try passOver("\(folder)/\(name)")
        }
      }
      listed.append((folder, files))
      guard listed.count <= Self.mostFolders else {
        throw DatasetError(
          .malformed, file: "\(path)/\(name)",
          message: "there are more than \(Self.mostFolders) folders in it; does a link lead back?")
      }
    }
    listed.sort { ClassNames.isBefore($0.folder, $1.folder) }
    for (folder, files) in listed {
      entries += files.map { Entry(name: "\(folder)/\($0)", label: label) }
    }
    guard entries.count > count else {
      throw DatasetError(
        .malformed, file: "\(path)/\(name)", message: "there is no PNG or JPEG image of this class")
    }
  }

  /// Passes a file over, unless it is an image of a kind that is not read.
  private mutating func passOver(_ name: String) throws(DatasetError) {
    guard !Self.hasEnding(name, Self.others) else {
      throw DatasetError(
        .malformed, file: "\(path)/\(name)",
        message: "only PNG and JPEG images are read; convert it, or move it away")
    }
    strange.append(name)
  }

  /// What lies in a folder, in the order of code points, but for names that begin with a full stop.
  private static func names(in path: String) throws(DatasetError) -> [String] {
    switch FileSystem.kind(of: path) {
    case nil: throw DatasetError(.missing, file: path, message: "there is no such folder")
    case .folder: break
    case .regularFile, .link, .other:
      throw DatasetError(.unreadable, file: path, message: "is not a folder")
    }
    do throws(FileError) {
      return try Folder(path).names.filter { !$0.hasPrefix(".") }.sorted(by: ClassNames.isBefore)
    } catch { throw DatasetError(.unreadable, file: path, message: error.message) }
  }

  private static func isFolder(_ path: String) -> Bool { FileSystem.kind(of: path) == .folder }

  private static func hasEnding(_ name: String, _ endings: [String]) -> Bool {
    let name = name.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }
}
