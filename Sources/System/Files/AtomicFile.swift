internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Files that are written whole or not at all.
package enum AtomicFile {
  private static let counter = Atomic<Int>(0)

  /// Writes a file under a temporary name, flushes it to disk and then gives it its name.
  ///
  /// Whoever opens the path finds the old file or the new one, never a part. The closure
  /// writes the file, piece by piece as it likes.
  ///
  /// - Parameters:
  ///   - name: the file.
  ///   - folder: where it is.
  ///   - workplace: where it stands until it has its name, on the same device; nil is the folder.
  ///   - durability: whether it is to be on the disk after that.
  ///   - fill: writes it.
  /// - Throws: ``FileError``; the temporary file is then removed and an old file untouched.
  package static func write(
    to name: String, in folder: Folder, by workplace: Folder? = nil,
    _ durability: Durability = .each,
    _ fill: (borrowing OutputFile) throws(FileError) -> Void
  ) throws(FileError) {
    let (temporary, path) = (temporaryName(), folder.path(of: name))
    let workplace = workplace ?? folder
    do throws(FileError) {
      try write(temporary: temporary, in: workplace, durability, fill)
      do throws(FileError) {
        try workplace.rename(temporary, to: name, in: folder)
      } catch {
        workplace.remove(temporary)
        throw error
      }
    } catch { throw error.at(path) }
    switch durability {
    case .each: try folder.synchronize()
    case .group: break
    }
  }

  /// Writes a file of a group whole, which does not have its name yet.
  ///
  /// - Throws: ``FileError``; the temporary file is then removed.
  package static func hold(
    _ name: String, in folder: Folder,
    _ fill: (borrowing OutputFile) throws(FileError) -> Void
  ) throws(FileError) -> HeldFile {
    let temporary = temporaryName()
    do throws(FileError) {
      try write(temporary: temporary, in: folder, .group, fill)
    } catch { throw error.at(folder.path(of: name)) }
    return HeldFile(temporary, for: name, in: folder)
  }

  private static func write(
    temporary: String, in folder: Folder, _ durability: Durability,
    _ fill: (borrowing OutputFile) throws(FileError) -> Void
  ) throws(FileError) {
    let file = try OutputFile(temporary, in: folder, .new)
    do throws(FileError) {
      try fill(file)
      try file.finish(durability)
    } catch {
      folder.remove(temporary)
      throw error
    }
  }

  /// Writes a file of some bytes, as ``write(to:in:_:)`` does; links in its path are followed, but
  /// not one that it is the name of.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder: Folder
    do throws(FileError) {
      folder = try Folder(FileSystem.folder(of: path))
    } catch { throw error.at(path) }
    do throws(FileError) {
      try write(to: FileSystem.name(of: path), in: folder) { (file) throws(FileError) in
        try file.write(bytes)
      }
    } catch { throw error.at(path) }
  }

  /// Writes a text file as UTF-8, as ``write(_:to:)-([UInt8],_)`` does.
  package static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Whether a file's name is one that a file has before it is whole.
  package static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".tmp-") }

  /// A name that no other file has: short, since the final one may be as long as names can be.
  package static func temporaryName() -> String {
    let number = counter.add(1, ordering: .relaxed).newValue
    return "\(beginning)\(getpid())-\(Timestamp.now().nanoseconds)-\(number)"
  }

  /// Removes the files and folders of a folder that processes of this machine have left there under
  /// temporary names, since they were killed.
  package static func removeAbandoned(in folder: String) {
    FileSystem.removeAbandoned(beginning, in: folder)
  }

  /// Tells the machine, since a number may be that of a process on another one that has the folder, too.
  private static let beginning: String = {
    // A hyphen ends the name.
    let host = Host.name.unicodeScalars.prefix(64).map { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
    }
    return ".tmp-\(String(host))-"
  }()
}
