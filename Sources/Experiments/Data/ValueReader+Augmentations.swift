internal import Datasets
internal import Declarations

extension ValueKind<any Augmentation> {
  /// A random change to images: its name alone, or as the only key of a mapping.
  static var augmentation: ValueKind {
    ValueKind(
      .named(category: AugmentationRegistry.all.category),
      read: { ($0 as? ValueReader)?.augmentation() }, plain: { _ in nil })
  }
}

extension ValueReader {
  fileprivate func augmentation() -> (any Augmentation)? {
    let errors = context.findings.errorCount
    guard let (member, fields) = member(of: AugmentationRegistry.all) else { return nil }
    let augmentation = read(member, fields)
    return context.findings.errorCount == errors ? augmentation : nil
  }

  private func read<Kind: Augmentation>(_ kind: Kind.Type, _ fields: Fields) -> any Augmentation {
    var fields = fields
    defer { fields.finish() }
    return fields.read(kind)
  }

  /// A thing of a registry and its arguments: its name alone, or its name as the only key of a
  /// mapping, with a mapping of arguments or the one that a bare value stands for.
  private func member<Member>(of registry: Registry<Member>) -> (Member, Fields)? {
    switch node.kind {
    case .scalar where !node.isNull:
      return member(node.text ?? "", of: registry, [], span: node.span)
    case .mapping(let pairs) where pairs.count == 1:
      let (name, value, span) = (pairs[0].key, pairs[0].value, pairs[0].keySpan)
      switch value.kind {
      case .mapping(let given): return member(name, of: registry, given, span: span)
      case .scalar:
        let shorthand = registry.facts(of: name)?.shorthand ?? ""
        let pair = SpecPair(key: shorthand, keySpan: value.span, value: value)
        return member(name, of: registry, [pair], span: span)
      case .sequence: context.mistake(path.key(name), expected: "a mapping", at: value)
      }
    case .scalar, .sequence, .mapping:
      let first = registry.facts[0]
      let value = first.shorthandArgument?.example ?? "{}"
      refuse(expected: "an \(registry.category) such as \(first.name): \(value)")
    }
    return nil
  }

  private func member<Member>(
    _ name: String, of registry: Registry<Member>, _ pairs: [SpecPair], span: SourceSpan
  ) -> (Member, Fields)? {
    guard let member = registry[name] else {
      context.unknown(registry.category, name, known: registry.names, at: span)
      return nil
    }
    return (member, Fields(pairs, span: span, at: path.key(name), in: context))
  }
}
