package import YAML

/// One text that a spec is read from: the file, or the argument of a `--set` option.
///
/// Texts are compared by identity: a span is hashed often, and its text may be long.
package final class SpecText: Sendable, Hashable {
  /// What messages call it: the path as the user gave it, or `--set`.
  package let name: String
  /// The folder that its relative paths start from, empty for the current one.
  package let folder: String
  /// Its place among the files in the order of reading, or among the options, counted from 1.
  package let number: Int
  private let bytes: [UInt8]
  // Where lines begin: lines of their own would take many times the memory of the text.
  private let lineStarts: [Int32]
  /// Whether it is an option of the command line and not a file.
  package let isOption: Bool

  /// Takes a text of less than 2³¹ bytes.
  package init(
    name: String, bytes: [UInt8], folder: String = "", number: Int = 1, isOption: Bool = false
  ) {
    (self.name, self.folder, self.number) = (name, folder, number)
    (self.isOption, self.bytes) = (isOption, bytes)
    var starts: [Int32] = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    // Lines end as YAML's do: at LF, CR LF or a lone CR.
    for (index, byte) in bytes.enumerated() {
      let isEnd =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
          && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
      if isEnd { starts.append(Int32(index + 1)) }
    }
    lineStarts = starts
  }

  /// A line, counted from 1, without its end; nil beyond the last.
  ///
  /// Bytes that are not UTF-8 are shown as replacement characters.
  package func line(_ number: Int) -> String? {
    guard lineStarts.indices.contains(number - 1) else { return nil }
    let end = number < lineStarts.count ? Int(lineStarts[number]) : bytes.count
    var line = bytes[Int(lineStarts[number - 1])..<end]
    if line.last == UInt8(ascii: "\n") { line.removeLast() }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }
}

extension SpecText {
  /// Whether two texts are the same one.
  package static func == (left: SpecText, right: SpecText) -> Bool { left === right }

  /// Feeds the identity into a hash.
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A stretch of a source text, from a mark to the mark behind its last character.
package struct SourceSpan: Sendable, Hashable {
  /// The text it lies in.
  package var source: SpecText
  /// Its first character.
  package var start: Mark
  /// The place behind its last character.
  package var end: Mark

  package init(source: SpecText, start: Mark, end: Mark) {
    (self.source, self.start, self.end) = (source, start, end)
  }

  /// A part of a one-line span, given by character offsets from its start.
  package func narrowed(to range: Range<Int>) -> SourceSpan {
    guard start.line == end.line else { return self }
    let last = max(start.column, end.column)
    var result = self
    result.start = start.atColumn(min(start.column + range.lowerBound, last))
    result.end = start.atColumn(min(start.column + range.upperBound, last))
    return result
  }

  /// The first character alone: underlining a whole section says less.
  package var firstCharacter: SourceSpan {
    SourceSpan(source: source, start: start, end: start.atColumn(start.column + 1))
  }
}

extension Mark {
  /// Another place in the same line.
  func atColumn(_ column: Int) -> Mark {
    Mark(line: line, column: column, offset: offset + column - self.column)
  }
}
