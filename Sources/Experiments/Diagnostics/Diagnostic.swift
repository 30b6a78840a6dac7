internal import Messages
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
  /// Whether it says that what stands there has no effect, which other trials of a sweep may disprove.
  package let isOfNoEffect: Bool

  package init(
    _ severity: Severity, at span: SourceSpan, _ message: String,
    ofNoEffect isOfNoEffect: Bool = false
  ) {
    (self.severity, self.span, self.message) = (severity, span, message)
    self.isOfNoEffect = isOfNoEffect
  }

  /// The first line of ``rendered``.
  package var head: String {
    // An option is a line of the command: `--set:2:14` is in the second one.
    let line = span.source.isOption ? span.source.number : span.start.line
    let place = "\(Legible.escaped(span.source.name)):\(line):\(span.start.column)"
    return "\(place): \(severity.rawValue): \(Legible.escaped(message))"
  }

  /// The finding as compilers print it: `file:line:column: error: message`, the line, a caret.
  package var rendered: String {
    let (start, end) = (span.start, span.end)
    guard let line = span.source.line(start.line) else { return head }
    // What goes on in the next line is at fault to the end of this one.
    let last = end.line == start.line ? end.column : line.unicodeScalars.count + 1
    let range = start.column - 1..<max(start.column, last) - 1
    let number = span.source.isOption ? span.source.number : start.line
    return "\(head)\n\(Excerpt(line, number: number, pointingAt: range).rendered)"
  }
}

extension Diagnostic: Comparable {
  /// Source order: the file's lines first, then those of the files that it extends, then options in
  /// the order they were given.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    let (one, other) = (left.span.source, right.span.source)
    if one.isOption != other.isOption { return other.isOption }
    let (a, b) = (left.span.start, right.span.start)
    return (one.number, a.line, a.column) < (other.number, b.line, b.column)
  }
}
