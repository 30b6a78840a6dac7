internal import Declarations
internal import Experiments
internal import JSON

/// Resolved values by their paths, as a tree.
struct ResolvedTree {
  private var content: PlainValue?
  private var children: [(component: SpecPath.Component, tree: ResolvedTree)] = []

  /// Arranges values by their paths.
  init(_ values: [ResolvedValue]) {
    for value in values { insert(value, value.path.components[...]) }
  }

  private mutating func insert(
    _ value: ResolvedValue, _ way: ArraySlice<SpecPath.Component>
  ) {
    guard let component = way.first else {
      content = value.content
      return
    }
    // The values of one section follow each other: the last child is nearly always the one.
    let place = children.lastIndex { $0.component == component } ?? children.count
    if place == children.count { children.append((component, ResolvedTree([]))) }
    children[place].tree.insert(value, way.dropFirst())
  }

  /// The tree as JSON.
  var json: JSONValue {
    if children.isEmpty { return content?.json ?? .object([]) }
    if case .item = children[0].component { return .array(children.map(\.tree.json)) }
    return .object(
      children.map { child in
        guard case .key(let key) = child.component else {
          preconditionFailure("a value has keys or items, not both")
        }
        return (key: key, value: child.tree.json)
      })
  }
}
