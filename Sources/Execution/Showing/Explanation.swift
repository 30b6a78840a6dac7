internal import Declarations
internal import Experiments
internal import Messages
internal import JSON

/// What a path of a spec resolves to, and why.
package struct Explanation {
  private let values: [ResolvedValue]

  /// Takes a spec that was read.
  package init(_ preparation: Preparation) {
    values = preparation.values
  }

  /// The values at or below a path, one a line: `optimizer.lr = 0.1  (number, FILE:12:7)`.
  ///
  /// Nil if there is no such path.
  package func lines(for path: String) -> [String]? {
    let typed = path.split(separator: ".", omittingEmptySubsequences: false)
    let found = values.filter { path.isEmpty || $0.path.hasPrefix(typed) }
    if found.isEmpty { return nil }
    let left = found.map { "\($0.path) = \($0.content.json.compactText)" }
    let width = min(left.map(\.count).max() ?? 0, 60)
    return zip(left, found).map { text, value in
      let padding = String(repeating: " ", count: max(0, width - text.count))
      return Legible.escaped("\(text)\(padding)  (\(value.type), \(value.origin))")
    }
  }

  /// The values at or below a path as one JSON object: value, type and origin by path.
  package func json(for path: String) -> String? {
    let typed = path.split(separator: ".", omittingEmptySubsequences: false)
    let found = values.filter { path.isEmpty || $0.path.hasPrefix(typed) }
    if found.isEmpty { return nil }
    return JSONValue.object(
      found.map { value in
        let parts: [(key: String, value: JSONValue)] = [
          ("value", value.content.json), ("type", .string(value.type)),
          ("origin", .string(value.origin.description)),
        ]
        return (value.path.description, .object(parts))
      }
    ).prettyText
  }

  /// A known path that is near to one that leads nowhere.
  package func nearest(to path: String) -> String? {
    let paths = values.map(\.path.description)
    if let near = Spelling.nearest(to: path, among: paths) { return near }
    return paths.min {
      commonPrefix($0, path) > commonPrefix($1, path)
    }.flatMap { commonPrefix($0, path) > 0 ? $0 : nil }
  }

  private func commonPrefix(_ a: String, _ b: String) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }
}
