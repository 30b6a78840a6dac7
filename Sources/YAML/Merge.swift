/// YAML's merge key: `<<: *anchor`, or `<<: [*one, *other]`.
enum Merge {
  /// Whether a key is the merge key and not a text that is spelled like it.
  static func isKey(_ scalar: Scalar) -> Bool { scalar.isPlain && scalar.text == "<<" }

  /// The pairs that a merge key's value brings, the first of a list first; nil for what is neither
  /// a mapping nor a list of mappings.
  static func pairs(of value: Node) -> [Pair]? {
    switch value.kind {
    case .mapping(let pairs): return pairs
    case .scalar: return nil
    case .sequence(let items):
      var pairs: [Pair] = []
      for item in items {
        guard case .mapping(let own) = item.kind else { return nil }
        pairs += own
      }
      return pairs
    }
  }

  /// A mapping's own pairs, then those of the brought ones whose keys it does not have yet.
  static func merge(_ own: [Pair], with brought: [Pair]) -> [Pair] {
    guard !brought.isEmpty else { return own }
    var result = own
    var places: [String: Int] = [:]
    for (place, pair) in own.enumerated() { places[pair.text] = place }
    for pair in brought {
      if let place = places[pair.text] {
        guard place < own.count, own[place].value.isNull else { continue }
        result[place] = Pair(key: own[place].key, value: own[place].value, takesAway: true)
      } else {
        places[pair.text] = result.count
        result.append(pair)
      }
    }
    return result
  }
}

extension Pair {
  /// The key's text.
  fileprivate var text: String {
    guard case .scalar(let scalar) = key.kind else { preconditionFailure("a key is a scalar") }
    return scalar.text
  }
}

extension Node {
  /// Whether it is YAML's null.
  fileprivate var isNull: Bool {
    if case .scalar(let scalar) = kind { scalar.isNull } else { false }
  }
}
