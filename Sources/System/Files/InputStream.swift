internal import SystemPackage

/// A stream that the process was started with, such as standard input: a pipe, a terminal or a file.
///
/// It can be read once, and ends when whoever writes to it is done.
package struct InputStream: Sendable {
  /// What messages call it.
  package let name: String
  private let descriptor: FileDescriptor

  /// The stream that a path stands for: `-`, `/dev/stdin`, or `/dev/fd/N` as a shell makes of `<(…)`;
  /// nil for the path of a file.
  package init?(_ path: String) {
    let folders = ["/dev/fd/", "/proc/self/fd/"]
    if ["-", "/dev/stdin"].contains(path) {
      (name, descriptor) = ("<stdin>", .standardInput)
    } else if let folder = folders.first(where: path.hasPrefix),
      let number = CInt(path.dropFirst(folder.count)), number >= 0
    {
      (name, descriptor) = (path, FileDescriptor(rawValue: number))
    } else {
      return nil
    }
  }

  /// All that is left of the stream, of which there must not be more bytes than a limit.
  ///
  /// - Throws: ``FileError``, `unreadable` or `tooLarge`.
  package func contents(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try FileError.catching(.unreadable, name) {
        try piece.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else {
        throw FileError(.tooLarge, path: name, message: "has more than \(limit) bytes")
      }
    }
  }
}
