/// The way from the root of a spec to a value: `optimizer.groups.biases.lr`.
package struct SpecPath: Sendable, Hashable, CustomStringConvertible {
  /// One step of the way.
  package enum Component: Sendable, Hashable {
    case key(String)
    case item(Int, name: String?)
  }

  /// Its steps, the root's first.
  package var components: [Component]

  package init(_ components: [Component] = []) { self.components = components }

  /// The path of a key below.
  package func key(_ key: String) -> SpecPath { SpecPath(components + [.key(key)]) }

  /// The path of a list's item below; an item with a `name:` is called by it.
  package func item(_ index: Int, name: String? = nil) -> SpecPath {
    SpecPath(components + [.item(index, name: name)])
  }

  /// Its steps as keys and numbers.
  var keys: [String] {
    components.map { component in
      switch component {
      case .key(let key): key
      case .item(let index, _): String(index)
      }
    }
  }

  package var description: String {
    components.map { component in
      switch component {
      case .key(let key): key
      case .item(let index, let name): name ?? String(index)
      }
    }.joined(separator: ".")
  }

  /// Whether a path as a user types it leads here or to a place above.
  package func hasPrefix(_ typed: [Substring]) -> Bool {
    components.count >= typed.count
      && zip(components, typed).allSatisfy { component, text in
        switch component {
        case .key(let key): key == text
        case .item(let index, let name): String(index) == text || name.map { $0 == text } ?? false
        }
      }
  }
}
