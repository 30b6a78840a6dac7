/// How a working tree differs from its commit, as `git diff --binary HEAD` tells it.
package struct TreeDiff: Sendable, Equatable {
  /// The most bytes that are kept.
  package static let limit = 1 << 20
  /// The text of the diff; if it is cut, its last line says so.
  package let bytes: [UInt8]
  /// Whether there is more.
  package let isCut: Bool

  /// Takes what git answered, or its beginning and why it is no more; nil if that is nothing.
  init?(_ bytes: [UInt8], cutBecause reason: String? = nil, limit: Int = TreeDiff.limit) {
    guard let reason else {
      guard !bytes.isEmpty else { return nil }
      (self.bytes, isCut) = (bytes, false)
      return
    }
    let note = Array("# cut here: \(reason)\n".utf8)
    let kept = bytes.prefix(max(limit - note.count, 0))
    // A line that is not whole would look like a change that nobody made.
    let end = kept.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    (self.bytes, isCut) = (kept[..<end] + note, true)
  }
}
