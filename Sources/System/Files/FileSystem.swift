internal import Glibc
internal import SystemPackage

/// What lies at paths, and the folders among it.
package enum FileSystem {
  /// What a path may lead to.
  package enum Kind: Sendable {
    /// A file of bytes.
    case regularFile
    /// A folder.
    case folder
    /// A symbolic link, where links are not followed.
    case link
    /// A device, a pipe, a socket.
    case other
  }

  /// A path must be shorter than this many bytes.
  package static let pathLimit = Int(PATH_MAX)

  /// What a path leads to; nil if there is nothing, or nothing that can be seen.
  package static func kind(of path: String, followingLinks: Bool = true) -> Kind? {
    guard !path.utf8.contains(0) else { return nil }
    let status = try? path.withCString { try Stat($0, followTargetSymlink: followingLinks) }
    return switch status?.type {
    case nil: nil
    case .regular?: .regularFile
    case .directory?: .folder
    case .symbolicLink?: .link
    default: .other
    }
  }

  /// The path from the root without links in it; nil if there is nothing.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The path from the root, whether or not there is anything; links in it stay.
  package static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(resolved(".") ?? ".")/\(path)"
  }

  /// The folder that a path's last component lies in.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component of a path.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Whether somebody has the lock of a file, as `OutputFile` takes it; nil if that cannot be known.
  ///
  /// A file that is not there has no lock.
  package static func isLocked(_ path: String) -> Bool? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? false : nil }
    defer { close(descriptor) }
    if retry({ flock(descriptor, LOCK_SH | LOCK_NB) }) {
      // A process that is being started may have the file, too: closing it would leave it the lock.
      _ = flock(descriptor, LOCK_UN)
      return false
    }
    return errno == EWOULDBLOCK ? true : nil
  }

  /// Makes a folder; false if anything is there already.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`.
  package static func makeFolder(_ path: String) throws(FileError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw .last(.cannotCreate, path) }
    return false
  }

  /// Makes a folder that no other process has and only this user can enter, where temporary files
  /// go; nil if that cannot be done anywhere.
  ///
  /// Its name has a beginning, and a parent is tried first.
  package static func makeTemporaryFolder(_ name: String, in parent: String? = nil) -> String? {
    for parent in [parent, "/tmp", "/var/tmp", "/dev/shm"] {
      guard let parent = parent.flatMap(resolved) else { continue }
      var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return nil
  }

  /// Removes this user's files and folders in a folder whose names are a beginning, the number of a process
  /// that is gone, and an end behind a hyphen.
  package static func removeAbandoned(_ beginning: String, in parent: String) {
    for name in (try? Folder(parent))?.names(beginningWith: beginning) ?? [] {
      let rest = name.dropFirst(beginning.count)
      let path = "\(parent)/\(name)"
      var status = stat()
      // In a folder that many write to, others may put what leads elsewhere under such a name.
      guard rest.contains("-"), let process = Int(rest.prefix { $0 != "-" }),
        Host.hasNoProcess(process), lstat(path, &status) == 0, status.st_uid == geteuid()
      else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: removeFolder(path)
      case S_IFREG: unlink(path)
      default: break
      }
    }
  }

  /// Removes a folder with all that is in it, as far as that can be done; links are not followed.
  package static func removeFolder(_ path: String) {
    for name in (try? Folder(path))?.names ?? [] {
      let entry = "\(path)/\(name)"
      // Nothing but a folder is refused for being one.
      if unlink(entry) != 0, errno == EISDIR { removeFolder(entry) }
    }
    rmdir(path)
  }

  /// Gives a file the time at which another was last written; false if that cannot be.
  package static func copyTime(of source: String, to path: String) -> Bool {
    var status = stat()
    guard stat(source, &status) == 0 else { return false }
    let times = [status.st_atim, status.st_mtim]
    return utimensat(AT_FDCWD, path, times, 0) == 0
  }
}
