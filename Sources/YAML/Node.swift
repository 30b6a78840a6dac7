/// A value of a document together with where it stands.
///
/// What an alias stands for is a copy of the anchor's node, with the marks of the anchor's node.
/// A key has the marks of where it stands itself.
package struct Node: Sendable, Hashable {
  /// What a node holds.
  package enum Kind: Sendable, Hashable {
    /// A value without parts.
    case scalar(Scalar)
    /// A list.
    case sequence([Node])
    /// Keys and values in the order of the file; no key twice.
    case mapping([Pair])
  }

  /// What the node holds.
  package let kind: Kind
  /// Where the node begins, after any anchor.
  package let start: Mark
  /// Where the node ends, exclusive: after its last child, or its closing bracket or quote.
  package let end: Mark

  /// Makes a node.
  package init(_ kind: Kind, start: Mark, end: Mark) {
    (self.kind, self.start, self.end) = (kind, start, end)
  }
}
