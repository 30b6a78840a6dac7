internal import CFileSystem
internal import Glibc
internal import SystemPackage

/// A folder that is open: what is done in it stays in it, wherever its path leads meanwhile.
package final class Folder: Sendable {
  /// The folder's path as it was given.
  package let path: String
  let descriptor: FileDescriptor

  private init(_ path: String, _ descriptor: FileDescriptor) {
    (self.path, self.descriptor) = (path, descriptor)
  }

  /// Opens the folder that a path leads to.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`.
  package convenience init(_ path: String) throws(FileError) {
    self.init(path, try .open(path, .readOnly, .directory, ifNot: .cannotCreate))
  }

  deinit { try? descriptor.close() }

  /// Opens a folder in this one; a link is refused.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`.
  package func folder(_ name: String) throws(FileError) -> Folder {
    let path = path(of: name)
    let opened = try FileDescriptor.open(
      name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, in: self, path: path, ifNot: .cannotCreate)
    return Folder(path, opened)
  }

  /// Makes a folder in this one; false if anything of that name is there already.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`.
  package func makeFolder(_ name: String) throws(FileError) -> Bool {
    if mkdirat(descriptor.rawValue, name, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw .last(.cannotCreate, path(of: name)) }
    return false
  }

  /// The names of what lies in the folder, in no order; none if it cannot be read.
  package var names: [String] { names(beginningWith: "") }

  /// The names in the folder that have a beginning, in no order; none if it cannot be read.
  package func names(beginningWith beginning: String) -> [String] {
    // A descriptor of its own, since its place in the list moves.
    let own = openat(descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0 else { return [] }
    guard let stream = fdopendir(own) else {
      close(own)
      return []
    }
    defer { closedir(stream) }
    var names: [String] = []
    let beginning = Array(beginning.utf8)
    while let entry = readdir(stream) {
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        // A String for each of ten thousand temporary files would take longer than a short run.
        guard bytes.starts(with: beginning) else { return }
        let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        if name != ".", name != ".." { names.append(name) }
      }
    }
    return names
  }

  /// Removes a file or a link from the folder, if there is one that can be removed.
  package func remove(_ name: String) { unlinkat(descriptor.rawValue, name, 0) }

  /// Removes a folder from the folder; false if that cannot be, as where there is anything in it.
  package func removeFolder(_ name: String) -> Bool {
    unlinkat(descriptor.rawValue, name, AT_REMOVEDIR) == 0
  }

  /// Gives what has a name in the folder another one, there or in another folder; a file that had
  /// that name is lost.
  ///
  /// - Throws: ``FileError`` with `failed`; a network file system may have renamed it all the same.
  package func rename(
    _ name: String, to target: String, in other: Folder? = nil
  ) throws(FileError) {
    let folder = other ?? self
    guard renameat(descriptor.rawValue, name, folder.descriptor.rawValue, target) == 0 else {
      throw .last(.failed, folder.path(of: target))
    }
  }

  /// Gives what has a name in the folder a name in another folder that nothing has; false if that cannot be,
  /// as where anything has it, or the file system cannot tell.
  package func rename(_ name: String, toFree target: String, in other: Folder) -> Bool {
    rename_to_free(descriptor.rawValue, name, other.descriptor.rawValue, target) == 0
  }

  /// Makes a file that nobody else can have made, and writes it; false if anything of that name is
  /// there already.
  ///
  /// - Throws: ``FileError`` with `cannotCreate` or `failed`; there is no file then.
  package func makeFile(_ name: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
    let path = path(of: name)
    let made = openat(
      descriptor.rawValue, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard made >= 0 else {
      if errno == EEXIST { return false }
      throw .last(.cannotCreate, path)
    }
    let file = FileDescriptor(rawValue: made)
    do throws(FileError) {
      try file.write(bytes, path: path)
    } catch {
      try? file.close()
      remove(name)
      throw error
    }
    // Network file systems tell of a failed write as late as here.
    _ = try FileError.catching(.failed, path) { try file.close() }
    return true
  }

  /// Gives a file of the folder a second name, there or in another folder; false if that cannot be, as where
  /// anything has it.
  package func link(_ name: String, to target: String, in other: Folder? = nil) -> Bool {
    let folder = other ?? self
    return linkat(descriptor.rawValue, name, folder.descriptor.rawValue, target, 0) == 0
  }

  /// The bytes of a regular file of the folder, or the beginning of it; nil if there is none that can be
  /// read.
  package func contents(_ name: String, limit: Int) -> [UInt8]? {
    let opened = openat(
      descriptor.rawValue, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    let file = FileDescriptor(rawValue: opened)
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: limit)
    guard (try? file.stat())?.type == .regular,
      let count = try? bytes.withUnsafeMutableBytes({ try file.fill($0, from: 0) })
    else { return nil }
    return Array(bytes[..<count])
  }

  /// Waits until the folder's entries are on the disk.
  package func synchronize() throws(FileError) {
    // Some file systems cannot flush a folder; there is nothing to lose by that.
    guard retry({ fsync(descriptor.rawValue) }) || errno == EINVAL || errno == ENOTSUP else {
      throw .last(.failed, path)
    }
  }

  /// Waits until all that was written to the folder's file system is on the disk, by whomever.
  ///
  /// What it tells of failures is what has failed since the folder was opened.
  ///
  /// - Throws: ``FileError`` with `failed`.
  package func synchronizeFileSystem() throws(FileError) {
    if retry({ synchronize_file_system(descriptor.rawValue) }) { return }
    guard [ENOSYS, EINVAL, ENOTSUP].contains(errno) else { throw .last(.failed, path) }
    sync()
  }

  /// The path of what has a name in the folder.
  package func path(of name: String) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }
}
