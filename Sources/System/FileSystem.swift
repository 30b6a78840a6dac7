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

  /// Makes a folder; false if anything is there already.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`.
  package static func makeFolder(_ path: String) throws(FileError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw .last(.cannotCreate, path) }
    return false
  }
}
