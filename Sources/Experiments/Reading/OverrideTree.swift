internal import YAML

/// Puts the values of options into a spec, all of them in one walk, so that many take no longer each.
///
/// Of two options for one place the later wins; one for a whole section wins over those before it for
/// its parts. A null takes a key or an item away. Items keep their numbers and names until all is done.
struct OverrideTree {
  let findings: Findings

  /// Applies options to a spec; mappings on the way that are missing are made.
  func apply(_ overrides: [Override], to root: inout SpecNode) {
    apply(overrides[...], depth: 0, to: &root)
  }

  private func apply(_ overrides: ArraySlice<Override>, depth: Int, to node: inout SpecNode) {
    var rest = overrides
    if let last = overrides.lastIndex(where: { $0.path.count == depth }) {
      node = overrides[last].value
      rest = overrides[(last + 1)...]
    }
    guard let first = rest.first else { return }
    expand(&node, for: first, depth: depth)
    switch node.kind {
    case .mapping(let pairs):
      node.kind = .mapping([])
      node.kind = .mapping(applied(rest, depth: depth, to: pairs))
    case .sequence(let items):
      node.kind = .sequence([])
      node.kind = .sequence(applied(rest, depth: depth, to: items))
    case .scalar:
      for override in rest {
        let place = override.path[..<depth].joined(separator: ".")
        let message =
          "\(place) is \(node.description), which has no key '\(override.path[depth])'"
        findings.error(at: override.keySpan(at: depth), message)
      }
    }
  }

  private func applied(
    _ overrides: ArraySlice<Override>, depth: Int, to pairs: [SpecPair]
  ) -> [SpecPair] {
    var pairs = pairs
    var places: [String: Int] = [:]
    for (place, pair) in pairs.enumerated() { places[pair.key] = place }
    for (name, group) in groups(overrides, by: { String($0.path[depth]) }) {
      if let place = places[name] {
        apply(group, depth: depth, to: &pairs[place])
      } else {
        pairs.append(pair(name, of: group, depth: depth))
      }
    }
    return pairs
  }

  /// Applies options that lead to or into the value of a key.
  private func apply(_ group: ArraySlice<Override>, depth: Int, to pair: inout SpecPair) {
    let whole = group.last { $0.path.count == depth + 1 }
    if let whole { pair.keySpan = whole.keySpan(at: depth) }
    apply(group, depth: depth + 1, to: &pair.value)
    pair.removal = takesAway(group, depth: depth) ? pair.removal ?? .ofValue : nil
  }

  /// The pair of a key that is not there yet; what would only be taken away from it is nothing.
  private func pair(_ name: String, of group: ArraySlice<Override>, depth: Int) -> SpecPair {
    let first = group[group.startIndex]
    var made = SpecPair(
      key: name, keySpan: first.keySpan(at: depth),
      value: SpecNode(.mapping([]), at: first.span(upTo: depth + 1)))
    guard !group.allSatisfy(\.takesAway) else {
      (made.value, made.removal) = (first.value, .ofNothing)
      return made
    }
    apply(group, depth: depth + 1, to: &made.value)
    if takesAway(group, depth: depth) { made.removal = .ofNothing }
    return made
  }

  /// Whether the last of the options that lead to or into a value takes it away.
  private func takesAway(_ group: ArraySlice<Override>, depth: Int) -> Bool {
    group.last.map { $0.path.count == depth + 1 && $0.takesAway } ?? false
  }

  private func applied(
    _ overrides: ArraySlice<Override>, depth: Int, to items: [SpecNode]
  ) -> [SpecNode] {
    var (items, takenAway) = (items, Set<Int>())
    var places: [String: Int] = [:]
    for place in items.indices { places[String(place)] = place }
    for (place, item) in items.enumerated().reversed() {
      if let name = item[key: "name"]?.text { places[name] = place }
    }
    for (place, group) in groups(overrides, by: { places[String($0.path[depth])] }) {
      guard let place else {
        for override in group {
          let list = override.path[..<depth].joined(separator: ".")
          findings.error(
            at: override.keySpan(at: depth), "no item '\(override.path[depth])' in \(list)")
        }
        continue
      }
      apply(group, depth: depth + 1, to: &items[place])
      if takesAway(group, depth: depth) { takenAway.insert(place) }
    }
    return items.indices.filter { !takenAway.contains($0) }.map { items[$0] }
  }

  /// Options by what they share, in the order of the first of each.
  private func groups<Key: Hashable>(
    _ overrides: ArraySlice<Override>, by key: (Override) -> Key
  ) -> [(key: Key, overrides: ArraySlice<Override>)] {
    var places: [Key: Int] = [:]
    var groups: [(key: Key, overrides: ArraySlice<Override>)] = []
    for override in overrides {
      let key = key(override)
      if let place = places[key] {
        groups[place].overrides.append(override)
      } else {
        places[key] = groups.count
        groups.append((key, [override]))
      }
    }
    return groups
  }

  /// Writes a value out as the mapping that it is short for, where an option leads into that.
  private func expand(_ node: inout SpecNode, for override: Override, depth: Int) {
    let name = String(override.path[depth])
    let key = depth > 0 ? String(override.path[depth - 1]) : ""
    switch node.kind {
    case .mapping: return
    case .scalar where depth == 0 || node.isNull:
      node = SpecNode(.mapping([]), at: override.span(upTo: max(depth, 1)))
    case .scalar(let scalar) where scalar.text == name && Shorthand.isName(name):
      // `relu` is short for `relu: {}`.
      let arguments = SpecNode(.mapping([]), at: node.span)
      node.kind = .mapping([SpecPair(key: name, keySpan: node.span, value: arguments)])
    case .scalar:
      expand(&node, to: Shorthand.argument(of: key))
    case .sequence(let items):
      let isItem = Int(name) != nil || items.contains { $0[key: "name"]?.text == name }
      if !isItem { expand(&node, to: Shorthand.argument(of: key)) }
    }
  }

  /// `linear: 10` is short for `linear: {out_features: 10}`.
  private func expand(_ node: inout SpecNode, to argument: String?) {
    guard let argument else { return }
    node.kind = .mapping([SpecPair(key: argument, keySpan: node.span, value: node)])
  }
}
