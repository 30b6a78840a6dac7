/// A file that a spec is read from, or a stream such as standard input.
package struct SpecFile: Sendable {
  /// Reads a file that stands at a place; nil after reporting why it cannot be read.
  package typealias Loader = (_ path: String, _ place: SourceSpan) -> SpecFile?

  /// What messages call it: its path as it was given.
  package let name: String
  /// Its content.
  package let bytes: [UInt8]
  /// What tells it from other files; nil where nobody asks.
  package let identity: String?
  /// Whether it is no file, so that it has no name and no folder of its own.
  package let isStream: Bool

  /// Takes the content of a file or of a stream.
  package init(name: String, bytes: [UInt8], identity: String? = nil, isStream: Bool = false) {
    (self.name, self.bytes) = (name, bytes)
    (self.identity, self.isStream) = (identity, isStream)
  }

  /// The folder that relative paths in it start from, empty for the current one.
  package var folder: String {
    guard !isStream, let slash = name.lastIndex(of: "/") else { return "" }
    return slash == name.startIndex ? "/" : String(name[..<slash])
  }
}
