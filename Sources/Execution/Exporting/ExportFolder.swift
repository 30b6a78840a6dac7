internal import System

/// A folder that an export is written to: whole, or not at all.
struct ExportFolder {
  private let folder: Folder

  /// Writes a folder that `fill` fills, in the place of nothing or of an empty one.
  ///
  /// - Throws: `Problem`, also for a folder that holds anything; there is no new folder then.
  static func write(
    to path: String, _ fill: (ExportFolder) throws(Problem) -> Void
  ) throws(Problem) {
    let target = try target(of: path)
    AtomicFile.removeAbandoned(in: FileSystem.folder(of: target))
    let temporary = AtomicFile.temporaryName()
    func located(_ body: () throws(FileError) -> Void) throws(Problem) {
      do throws(FileError) {
        try body()
      } catch { throw Problem(at: path, error.message, ExitStatus(error.kind)) }
    }
    try located { () throws(FileError) in
      _ = try Folder(FileSystem.folder(of: target)).makeFolder(temporary)
    }
    let made = "\(FileSystem.folder(of: target))/\(temporary)"
    do throws(Problem) {
      let folder = try Problem.catching { () throws(FileError) in try Folder(made) }
      try fill(ExportFolder(folder: folder))
      try located { () throws(FileError) in
        try folder.synchronizeFileSystem()
        try Folder(FileSystem.folder(of: target))
          .rename(temporary, to: FileSystem.name(of: target))
      }
    } catch {
      FileSystem.removeFolder(made)
      throw error
    }
  }

  /// Writes a file at a path in the folder, and makes the folders above it.
  func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let parts = path.split(separator: "/").map(String.init)
    var place = folder
    for part in parts.dropLast() {
      _ = try place.makeFolder(part)
      place = try place.folder(part)
    }
    let name = parts.last ?? ""
    guard try place.makeFile(name, bytes) else {
      throw FileError(.cannotCreate, path: place.path(of: name), message: Message.twice)
    }
  }

  private static func target(of path: String) throws(Problem) -> String {
    guard !path.isEmpty else { throw Problem(at: path, Message.namelessFile, .cannotCreate) }
    switch FileSystem.kind(of: path) {
    case nil:
      // A link that leads nowhere is no place for a folder.
      guard FileSystem.kind(of: trimmed(path), followingLinks: false) == nil else {
        throw Problem(at: path, Message.noFolder, .cannotCreate)
      }
    case .folder?:
      guard (try? Folder(path))?.names.isEmpty ?? false else {
        throw Problem(at: path, Message.occupiedFolder, .cannotCreate)
      }
    case .regularFile?, .link?, .other?:
      throw Problem(at: path, Message.noFolder, .cannotCreate)
    }
    return trimmed(FileSystem.resolved(path) ?? FileSystem.absolute(path))
  }

  private static func trimmed(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}
