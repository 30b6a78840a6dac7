internal import YAML

/// One located finding about a spec: a mistake that refuses it, or a suspicion.
package struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// How bad it is.
  package let severity: Severity
  /// The stretch of text at fault.
  package let span: SourceSpan
  /// What is wrong and what was expected, without a final full stop.
  package let message: String

  package init(_ severity: Severity, at span: SourceSpan, _ message: String) {
    self.severity = severity
    self.span = span
    self.message = message
  }

  /// The finding as compilers print it: `file:line:column: error: message`, the line, a caret.
  package var rendered: String {
    let (start, end) = (span.start, span.end)
    let place = "\(span.source.name):\(start.line):\(start.column)"
    let head = "\(place): \(severity.rawValue): \(visible(message))"
    guard span.source.lines.indices.contains(start.line - 1) else { return head }
    let line = span.source.lines[start.line - 1]
    let scalars = Array(line.unicodeScalars)
    let first = min(start.column - 1, scalars.count)
    let behind = end.line == start.line ? min(end.column - 1, scalars.count) : scalars.count
    let excerpt = Excerpt(scalars, around: first..<max(first, behind))
    let number = String(start.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let margin = String(repeating: " ", count: gutter.count)
    return "\(head)\n\(gutter) | \(excerpt.text)\n\(margin) | \(excerpt.caret)"
  }
}

extension Diagnostic: Comparable {
  /// Source order: the file's lines first, then options in the order they were given.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.span.source.isOption != right.span.source.isOption { return right.span.source.isOption }
    let (a, b) = (left.span.start, right.span.start)
    return (a.line, a.column) < (b.line, b.column)
  }
}

/// A text in which control characters are shown and not obeyed by a terminal.
package func visible(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.flatMap(visibleScalars)))
}

private func visibleScalars(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
    Array("\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
  default: [scalar]
  }
}
