package import YAML

/// A YAML node that also knows which text it came from, so that overrides can be mixed in.
package struct SpecNode: Sendable {
  /// What a node holds.
  package enum Kind: Sendable {
    case scalar(Scalar)
    case sequence([SpecNode])
    case mapping([SpecPair])
  }

  /// What it holds.
  package var kind: Kind
  /// Where it stands.
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) { (self.kind, self.span) = (kind, span) }

  /// Ties a parsed tree to its text, moved by a number of columns (an option's value).
  package init(_ node: Node, in source: SpecText, shiftedBy columns: Int = 0) {
    func shifted(_ mark: Mark) -> Mark {
      mark.line == 1 ? mark.atColumn(mark.column + columns) : mark
    }
    span = SourceSpan(source: source, start: shifted(node.start), end: shifted(node.end))
    switch node.kind {
    case .scalar(let scalar): kind = .scalar(scalar)
    case .sequence(let items):
      kind = .sequence(items.map { SpecNode($0, in: source, shiftedBy: columns) })
    case .mapping(let pairs):
      kind = .mapping(
        pairs.map { pair in
          let key = SpecNode(pair.key, in: source, shiftedBy: columns)
          let value = SpecNode(pair.value, in: source, shiftedBy: columns)
          return SpecPair(
            key: key.text ?? "", keySpan: key.span, value: value,
            removal: pair.takesAway ? .ofValue : nil)
        })
    }
  }

  /// A scalar's text.
  package var text: String? {
    guard case .scalar(let scalar) = kind else { return nil }
    return scalar.text
  }

  /// Whether it is YAML's null: nothing, `~` or `null`, unquoted.
  package var isNull: Bool {
    guard case .scalar(let scalar) = kind else { return false }
    return scalar.isNull
  }

  /// What a message calls it when something else was expected.
  package var description: String {
    switch kind {
    case .scalar(let scalar): isNull ? "nothing" : "'\(abbreviated(scalar.text))'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The pairs of a mapping but for those that are taken away; nil for what is no mapping.
  package var pairs: [SpecPair]? {
    guard case .mapping(let pairs) = kind else { return nil }
    return pairs.filter { $0.removal == nil }
  }

  /// The pairs of a mapping that take away what is not there: their keys may be misspelt.
  var removedFromNothing: [SpecPair] {
    guard case .mapping(let pairs) = kind else { return [] }
    return pairs.filter { $0.removal == .ofNothing }
  }

  /// The value of a key of a mapping.
  package subscript(key key: String) -> SpecNode? {
    pairs?.first { $0.key == key }?.value
  }

  /// The span of a part of a scalar's text, given by character offsets.
  package func span(of range: Range<Int>) -> SourceSpan {
    guard case .scalar(let scalar) = kind else { return span }
    let width = span.end.column - span.start.column
    let count = scalar.text.unicodeScalars.count
    // Escapes and folded lines move characters about: then the whole scalar is pointed at.
    let quote = scalar.isPlain ? 0 : 1
    guard span.start.line == span.end.line, width == count + 2 * quote else { return span }
    return span.narrowed(to: range.lowerBound + quote..<range.upperBound + quote)
  }
}

/// A key of a mapping with its value.
package struct SpecPair: Sendable {
  /// The key's text.
  package var key: String
  /// Where the key stands.
  package var keySpan: SourceSpan
  /// Its value.
  package var value: SpecNode
  /// What the value takes away, where it is a null that does so.
  package var removal: Removal?

  /// What a null of an option, of a file that extends another or beside a merge key takes away.
  ///
  /// Where null is one of a key's values it is that value.
  package enum Removal: Sendable {
    /// The value that the key had.
    case ofValue
    /// Nothing: the key had no value, and may not even be one.
    case ofNothing
  }
}

/// A text of the user's as messages quote it: at most 60 characters.
func abbreviated(_ text: String) -> String { text.count > 60 ? text.prefix(57) + "..." : text }
