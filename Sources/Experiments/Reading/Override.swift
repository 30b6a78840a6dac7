internal import YAML

/// A value that an option puts in the place of the file's: `--set optimizer.lr=0.1`.
package struct Override: Sendable {
  /// The way to the value.
  let path: [Substring]
  /// The value.
  let value: SpecNode
  // Where the path stands.
  private let pathSpan: SourceSpan

  /// Reads `PATH=VALUE`; the value is YAML, in which `#` begins no comment.
  ///
  /// - Parameters:
  ///   - argument: The option's argument.
  ///   - number: Its place among the options, counted from 1.
  /// - Throws: a located message where there is no `=`, no path, or a value that is not YAML.
  package init(_ argument: String, number: Int = 1) throws(OverrideError) {
    let source = SpecText(
      name: "--set", bytes: Array(argument.utf8), number: number, isOption: true)
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
      throw OverrideError(source, columns: 0..<argument.unicodeScalars.count, "expected PATH=VALUE")
    }
    let typed = argument[..<equals]
    path = typed.split(separator: ".", omittingEmptySubsequences: false)
    guard path.allSatisfy({ !$0.isEmpty }) else {
      let columns = 0..<typed.unicodeScalars.count
      throw OverrideError(source, columns: columns, "expected a path such as optimizer.lr")
    }
    guard path.count <= Limits.standard.depth else {
      throw OverrideError(
        source, columns: 0..<1,
        "the path has \(path.count) parts; there are at most \(Limits.standard.depth)")
    }
    let offset = typed.unicodeScalars.count + 1
    value = try Self.value(argument[argument.index(after: equals)...], at: offset, in: source)
    let start = Mark(line: 1, column: 1, offset: 0)
    pathSpan = SourceSpan(source: source, start: start, end: start.atColumn(offset))
  }

  /// A value for the place that a path leads to, which stands somewhere.
  init(_ path: [Substring], _ value: SpecNode, at pathSpan: SourceSpan) {
    (self.path, self.value, self.pathSpan) = (path, value, pathSpan)
  }

  /// Whether it takes away what is there: its value is a written null.
  var takesAway: Bool { value.isNull && value.text != "" }

  private static func value(
    _ text: Substring, at offset: Int, in source: SpecText
  ) throws(OverrideError) -> SpecNode {
    if let whole = textWithHash(text) { return scalar(whole, of: text, at: offset, in: source) }
    do throws(YAMLError) {
      return SpecNode(try Document.parse(Array(text.utf8)), in: source, shiftedBy: offset)
    } catch {
      let start = error.start.column - 1 + offset
      let message = error.message == "the file is empty" ? "expected a value" : error.message
      throw OverrideError(source, columns: start..<start + 1, message)
    }
  }

  /// The text of a value that is nothing, or a plain text in which `#` would begin a comment; nil for
  /// what is read as YAML.
  private static func textWithHash(_ text: Substring) -> String? {
    let words = text.drop(while: \.isWhitespace)
    let end = words.lastIndex { !$0.isWhitespace }
    guard let end, !words.contains(where: \.isNewline) else { return words.isEmpty ? "" : nil }
    let whole = String(words[...end])
    if whole.hasPrefix("#") { return whole }
    guard whole.contains("#"), whole.contains(/\s#/),
      let node = try? Document.parse(Array(whole.utf8)),
      case .scalar(let scalar) = node.kind, scalar.isPlain, whole.hasPrefix(scalar.text)
    else { return nil }
    return whole
  }

  private static func scalar(
    _ whole: String, of text: Substring, at offset: Int, in source: SpecText
  ) -> SpecNode {
    let blanks = whole.isEmpty ? "" : text.prefix(while: \.isWhitespace)
    let column = offset + blanks.unicodeScalars.count + 1
    let start = Mark(line: 1, column: column, offset: column - 1)
    let end = start.atColumn(column + whole.unicodeScalars.count)
    return SpecNode(
      .scalar(Scalar(text: whole, isPlain: true)),
      at: SourceSpan(source: source, start: start, end: end))
  }

  /// The part of the option that names the path's first components.
  func span(upTo count: Int) -> SourceSpan {
    let length = path[..<count].reduce(0) { $0 + $1.unicodeScalars.count } + count - 1
    let start = pathSpan.start
    return SourceSpan(
      source: pathSpan.source, start: start, end: start.atColumn(start.column + max(length, 1)))
  }

  /// The part of the option that is the component at a depth.
  func keySpan(at depth: Int) -> SourceSpan {
    var result = span(upTo: depth + 1)
    let end = result.end
    result.start = end.atColumn(end.column - path[depth].unicodeScalars.count)
    return result
  }
}

/// A `--set` option that cannot be read.
package struct OverrideError: Error {
  /// What is wrong with it.
  package let diagnostic: Diagnostic

  init(_ source: SpecText, columns: Range<Int>, _ message: String) {
    let start = Mark(line: 1, column: columns.lowerBound + 1, offset: 0)
    let end = Mark(line: 1, column: columns.upperBound + 1, offset: 0)
    diagnostic = Diagnostic(.error, at: SourceSpan(source: source, start: start, end: end), message)
  }
}
