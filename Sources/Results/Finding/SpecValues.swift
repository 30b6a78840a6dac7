package import JSON

/// The resolved values of a spec, as a result holds them, by paths such as `optimizer.lr`.
///
/// An item of a list is called by its number, or by its `name` where it has one, as in
/// `optimizer.groups.biases.lr`. Keys may hold dots.
package struct SpecValues: Sendable {
  private let root: JSONValue

  /// Takes a document of values.
  package init(_ root: JSONValue) { self.root = root }

  /// The value at a path; nil if there is none.
  package subscript(_ path: String) -> JSONValue? { Self.value(path[...], in: root) }

  private static func value(_ path: Substring, in value: JSONValue) -> JSONValue? {
    switch value {
    case .null, .bool, .integer, .number, .string: return nil
    case .object(let pairs):
      return first(in: pairs.lazy.map { ($0.key, $0.value) }, path)
    case .array(let items):
      return first(in: items.lazy.enumerated().map { (String($0), $1) }, path)
        ?? first(in: items.lazy.compactMap { item in name(of: item).map { ($0, item) } }, path)
    }
  }

  private static func first(
    in children: some Sequence<(String, JSONValue)>, _ path: Substring
  ) -> JSONValue? {
    for (key, child) in children where path.hasPrefix(key) {
      let rest = path.dropFirst(key.count)
      if rest.isEmpty { return child }
      guard rest.first == "." else { continue }
      if let found = value(rest.dropFirst(), in: child) { return found }
    }
    return nil
  }

  private static func name(of item: JSONValue) -> String? {
    guard case .string(let name)? = item["name"], !name.isEmpty else { return nil }
    return name
  }

  /// All values that hold no others, and lists of such values, by their paths in order.
  package var leaves: [(path: String, value: JSONValue)] {
    var leaves: [(path: String, value: JSONValue)] = []
    Self.append(root, at: "", to: &leaves)
    return leaves
  }

  private static func append(
    _ value: JSONValue, at path: String, to leaves: inout [(path: String, value: JSONValue)]
  ) {
    let prefix = path.isEmpty ? "" : "\(path)."
    switch value {
    case .object(let pairs) where !pairs.isEmpty:
      for (key, child) in pairs { append(child, at: prefix + key, to: &leaves) }
    case .array(let items) where items.contains(where: \.isNested):
      let names = items.map { name(of: $0) }
      let areNamed = Set(names).count == names.count && !names.contains(nil)
      for (index, item) in items.enumerated() {
        let key = areNamed ? names[index] ?? "" : String(index)
        append(item, at: prefix + key, to: &leaves)
      }
    case .null, .bool, .integer, .number, .string, .array, .object: leaves.append((path, value))
    }
  }
}

extension JSONValue {
  fileprivate var isNested: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: false
    case .array, .object: true
    }
  }
}
