/// A place in a text: before the character that it names.
package struct Mark: Sendable, Hashable {
  /// The line, from 1; lines end at LF, CR LF or a lone CR.
  package let line: Int
  /// The column, from 1, in Unicode scalars; a tab is one and a byte order mark is none.
  package let column: Int
  /// The distance from the start of the file, in bytes of UTF-8.
  package let offset: Int

  /// Names a place.
  package init(line: Int, column: Int, offset: Int) {
    (self.line, self.column, self.offset) = (line, column, offset)
  }
}
