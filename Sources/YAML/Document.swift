/// The way from a text to its nodes.
package enum Document {
  /// Reads the one document of a text.
  ///
  /// Anchors and aliases are resolved by copying. An empty value is an empty plain scalar, whose
  /// start and end are where it would stand.
  ///
  /// - Throws: `YAMLError` for the first thing that is not YAML, that is beyond a limit, or that
  ///   is refused: a duplicate key, a key that is not a scalar, a tag, an alias to nothing or to
  ///   what it stands in, a second document, no document at all.
  package static func parse(_ bytes: [UInt8], limits: Limits = .standard) throws(YAMLError) -> Node
  {
    guard bytes.count <= limits.bytes else {
      let start = Mark(line: 1, column: 1, offset: 0)
      throw YAMLError("the file is larger than \(limits.bytes) bytes", start: start, end: start)
    }
    var builder = NodeBuilder(try SourceText(bytes), limits: limits)
    return try builder.document()
  }
}
