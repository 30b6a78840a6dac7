internal import Declarations
internal import Experiments
internal import JSON

/// Resolved values by their paths, as a tree.
struct ResolvedTree {
  private var value: ResolvedValue?
  private var children: [(component: SpecPath.Component, tree: ResolvedTree)] = []

  /// Arranges values by their paths.
  init(_ values: [ResolvedValue]) {
    for value in values { insert(value, value.path.components[...]) }
  }

  private mutating func insert(
    _ value: ResolvedValue, _ way: ArraySlice<SpecPath.Component>
  ) {
    guard let component = way.first else {
      self.value = value
      return
    }
    // The values of one section follow each other: the last child is nearly always the one.
    let place = children.lastIndex { $0.component == component } ?? children.count
    if place == children.count { children.append((component, ResolvedTree([]))) }
    children[place].tree.insert(value, way.dropFirst())
  }

  /// The tree as JSON.
  var json: JSONValue {
    if children.isEmpty { return value?.content.json ?? .object([]) }
    if isList { return .array(children.map(\.tree.json)) }
    return .object(children.map { (key($0.component), $0.tree.json) })
  }

  /// What is left of the tree without the values that stand at their defaults; nil if nothing is.
  ///
  /// Items of a list keep their places. What has a name and arguments that are all defaults is the
  /// name alone, as a spec may write it: `{dropout: {p: 0.5}}` is `dropout`.
  var given: JSONValue? {
    guard let first = children.first else {
      return value.flatMap { $0.isDefault ? nil : $0.content.json }
    }
    if isList {
      let items = children.map { $0.tree.given ?? ($0.tree.isMapping ? .object([]) : nil) }
      return items.allSatisfy { $0 == nil } ? nil : .array(items.map { $0 ?? .null })
    }
    if children.count == 1, first.tree.isMapping, (first.tree.given ?? .object([])) == .object([]) {
      return .string(key(first.component))
    }
    let pairs = children.compactMap { child in
      child.tree.given.map { (key: key(child.component), value: $0) }
    }
    return pairs.isEmpty ? nil : .object(pairs)
  }

  private var isList: Bool {
    if case .item? = children.first?.component { true } else { false }
  }

  private var isMapping: Bool {
    if case .mapping? = value?.content, children.isEmpty { return true }
    return !children.isEmpty && !isList
  }

  private func key(_ component: SpecPath.Component) -> String {
    guard case .key(let key) = component else {
      preconditionFailure("a value has keys or items, not both")
    }
    return key
  }
}
