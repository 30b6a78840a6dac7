internal import Messages
internal import System

/// What Git LFS keeps in a commit in the place of a file: the digest of its content, and its size.
///
/// Source: Git LFS, `docs/spec.md`.
struct LFSPointer: Equatable {
  /// No pointer has more bytes.
  static let longest = 1023

  /// The SHA-256 of the content, in hexadecimal digits.
  let digest: String
  /// How many bytes the content has.
  let size: Int

  /// Makes a pointer from its parts.
  init(digest: String, size: Int) { (self.digest, self.size) = (digest, size) }

  /// Reads a pointer; nil if some bytes are none, or one to content that was changed on its way.
  init?(_ bytes: some Collection<UInt8>) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let prefixes = ["version https://git-lfs.github.com/spec/v1", "oid sha256:", "size "]
    guard lines.count == 3, zip(lines, prefixes).allSatisfy({ $0.hasPrefix($1) }),
      let size = Int(lines[2].dropFirst(5))
    else { return nil }
    self.init(digest: String(lines[1].dropFirst(11)), size: size)
  }

  /// Whether this leads to what a file of a tree holds; false also where there is no time to tell.
  func leads(toFile name: ArraySlice<UInt8>, _ git: GitCommand) -> Bool {
    let path = git.root + "/" + String(decoding: name, as: UTF8.self)
    // What links lead to is not of the tree.
    guard FileSystem.resolved(path) == path, let file = try? RegularFile(path), file.size == size
    else { return false }
    var hash = SHA256()
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while !git.isLate {
      guard let count = try? file.read(into: &piece) else { return false }
      guard count > 0 else { return hash.finalize().bytes.hexadecimal == digest }
      hash.update(piece[..<count])
    }
    return false
  }
}
