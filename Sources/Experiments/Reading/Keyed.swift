internal import Declarations
internal import Messages

/// A thing of a registry that a value names, and what it is given.
struct Keyed<Member> {
  /// The thing.
  let member: Member
  /// Its arguments, which stand where its name does.
  var fields: Fields
}

extension ValueReader {
  /// A thing by its name alone (`relu`), or by its name as the only key of a mapping, with a mapping
  /// of arguments, nothing, or the value of its shorthand (`linear: 10`).
  ///
  /// `known` are the names for messages where there are more than the registry's.
  func keyed<Member>(
    _ registry: Registry<Member>, known: [String]? = nil, expected: String
  ) -> Keyed<Member>? {
    let noun = registry.category
    var pair = SpecPair(
      key: text ?? "", keySpan: node.span, value: SpecNode(.mapping([]), at: node.span))
    if let pairs = node.keyedPairs, let first = pairs.first {
      if let type = misplacedType(pairs, registry) {
        findings.error(
          at: type.keySpan,
          "\(path): \(article(noun)) is named by its key: '\(type.value.text ?? ""): {…}', or by its "
            + "name alone")
        return nil
      }
      guard pairs.count == 1 else {
        let next = isItem ? "start the next \(noun) with '-', and " : ""
        findings.error(
          at: pairs[1].keySpan,
          "\(path): \(article(noun)) has one key, its name; \(next)indent arguments under "
            + "'\(Legible.escaped(first.key))'")
        return nil
      }
      pair = first
      if first.removal != nil { context.document.nullValues.insert(path.key(first.key).keys) }
    } else if text == nil {
      refuse(expected: expected)
      return nil
    }
    guard let member = registry[pair.key] else {
      context.unknown(
        noun, pair.key, known: known ?? registry.names, meant: registry.name(inPyTorch: pair.key),
        at: pair.keySpan)
      return nil
    }
    let place = path.key(pair.key)
    guard let given = arguments(pair.value, shorthand: registry.shorthand(of: pair.key), at: place)
    else { return nil }
    return Keyed(
      member: member, fields: Fields(given, span: pair.keySpan, at: place, in: context))
  }

  /// The key `type` with the name of a thing that has to be a key itself.
  private func misplacedType<Member>(
    _ pairs: [SpecPair], _ registry: Registry<Member>
  ) -> SpecPair? {
    pairs.first { pair in
      pair.key == "type" && registry["type"] == nil
        && pair.value.text.map { registry[$0] != nil } ?? false
    }
  }

  /// A thing as ``keyed(_:known:expected:)`` reads it, or by the key `type` beside its arguments.
  func keyedOrTyped<Member>(
    _ registry: Registry<Member>, expected: String
  ) -> Keyed<Member>? {
    var pairs = [SpecPair(key: "type", keySpan: node.span, value: node)]
    if case .mapping(let given) = node.kind {
      if isKeyed { return keyed(registry, expected: expected) }
      pairs = given
    } else if text == nil {
      refuse(expected: expected)
      return nil
    }
    var fields = Fields(pairs, span: node.span, at: path, in: context)
    return fields.member(of: registry).map { Keyed(member: $0, fields: fields) }
  }

  /// Whether a mapping has one key, with a mapping or nothing behind it.
  private var isKeyed: Bool {
    guard let pairs = node.pairs, pairs.count == 1, pairs[0].key != "type" else { return false }
    if case .mapping = pairs[0].value.kind { return true }
    return pairs[0].value.isNull
  }

  /// What a thing is given, as pairs.
  private func arguments(
    _ value: SpecNode, shorthand: String?, at place: SpecPath
  ) -> [SpecPair]? {
    if case .mapping(let pairs) = value.kind { return pairs }
    if value.isNull { return [] }
    if let shorthand { return [SpecPair(key: shorthand, keySpan: value.span, value: value)] }
    part(value, place).refuse(expected: "a mapping")
    return nil
  }

  /// Whether it stands in a list.
  private var isItem: Bool { if case .item = path.components.last { true } else { false } }

  private func article(_ noun: String) -> String {
    "aeiou".contains(noun.prefix(1)) ? "an \(noun)" : "a \(noun)"
  }
}

extension SpecNode {
  /// The pairs of a mapping whose only key is a name; a name that is taken away alone has only lost
  /// its arguments.
  fileprivate var keyedPairs: [SpecPair]? {
    guard case .mapping(let all) = kind, let pairs else { return nil }
    return pairs.isEmpty ? all : pairs
  }
}
