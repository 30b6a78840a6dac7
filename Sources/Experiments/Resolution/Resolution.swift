internal import Declarations

/// Every value of a spec after defaults and overrides, in the order of reading.
package final class Resolution {
  /// The values so far.
  package private(set) var values: [ResolvedValue] = []

  package init() {}

  /// Notes a value; a node that is nil stands for a default.
  func note(_ content: PlainValue, _ type: String, at path: SpecPath, from node: SpecNode?) {
    note(content, type, at: path, span: node?.span)
  }

  /// Notes a value of an argument that is not given; a node stands for one that is inherited.
  func note(
    _ value: PlainValue, _ shape: ArgumentShape, at path: SpecPath, from node: SpecNode?
  ) {
    let first = values.count
    note(value, shape.typeName, at: path, span: node?.span)
    markDefaults(from: first)
  }

  /// Notes a value that stands somewhere, or a default: its scalars, each at its own place.
  func note(_ value: PlainValue, _ type: String, at path: SpecPath, span: SourceSpan?) {
    switch value {
    // What is nothing by default is not shown.
    case .null where span == nil: break
    case .list(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() { note(item, type, at: path.item(index), span: span) }
    case .mapping(let pairs) where !pairs.isEmpty:
      for (key, item) in pairs.sorted(by: { $0.key < $1.key }) {
        note(item, type, at: path.key(key), span: span)
      }
    case .null, .boolean, .integer, .number, .text, .list, .mapping:
      values.append(
        ResolvedValue(
          path: path, content: value, type: type, origin: span?.origin ?? .byDefault,
          isDefault: span == nil))
    }
  }

  /// Marks the value at a place as what would hold if it were not given.
  func markDefault(at path: SpecPath) {
    for index in values.indices where values[index].path == path { values[index].isDefault = true }
  }

  /// Puts another default in the place of one.
  func replaceDefault(at path: SpecPath, with content: PlainValue) {
    for index in values.indices where values[index].path == path && values[index].isDefault {
      let former = values[index]
      values[index] = ResolvedValue(
        path: path, content: content, type: former.type, origin: former.origin, isDefault: true)
    }
  }

  /// Marks the values from one on as what would hold if nothing were given.
  func markDefaults(from first: Int) {
    for index in first..<values.count { values[index].isDefault = true }
  }
}
