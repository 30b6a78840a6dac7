internal import Declarations
internal import Expressions

/// Cells that a sweep leaves out: those in which every one of some places has one of some values.
package struct SweepExclusion: Sendable {
  /// What must hold.
  package let conditions: [SweepCondition]
  /// Where it stands.
  package let span: SourceSpan
}

extension SweepCondition {
  /// Whether there is a value at the place, and whether it is one of those that are looked for; nil if
  /// there is none.
  package func holds(_ resolved: [ResolvedValue], _ root: SpecNode) -> Bool? {
    let way = SweepAxis.components(of: path)
    if let found = resolved.last(where: { $0.path.isAt(way) }) {
      return values.contains { $0.spells(found.content) }
    }
    guard let node = root.node(at: way[...]) else {
      return resolved.contains { $0.path.hasPrefix(way) } ? false : nil
    }
    return values.contains { $0.line == node.line }
  }
}

extension SpecPath {
  /// Whether a path as a user types it leads here.
  fileprivate func isAt(_ typed: [Substring]) -> Bool {
    components.count == typed.count && hasPrefix(typed)
  }
}

extension SpecNode {
  /// The value at a place below; nil if there is none.
  func node(at way: ArraySlice<Substring>) -> SpecNode? {
    guard let name = way.first else { return self }
    switch kind {
    case .scalar: return nil
    case .mapping: return self[key: String(name)]?.node(at: way.dropFirst())
    case .sequence(let items):
      return Self.index(of: name, in: items).flatMap { items[$0].node(at: way.dropFirst()) }
    }
  }

  /// The place of an item by its number or its name.
  static func index(of name: Substring, in items: [SpecNode]) -> Int? {
    items.firstIndex { $0[key: "name"]?.text.map { $0 == name } ?? false }
      ?? Int(name).flatMap { items.indices.contains($0) ? $0 : nil }
  }

  /// Whether the value is a way to write another, as far as the kind of that tells.
  fileprivate func spells(_ value: PlainValue) -> Bool {
    guard let text, !isNull else { return isNull && value == .null }
    switch value {
    case .number(let number): return (try? Expression.constant(text)) == number
    case .integer(let number): return (try? Expression.constant(text)) == Double(number)
    case .boolean(let flag): return Bool(text) == flag
    case .text(let other): return withoutNeedlessSpaces(text) == withoutNeedlessSpaces(other)
    case .null, .list, .mapping: return false
    }
  }
}
