internal import Messages
package import Networks

/// The layers of a network, in order.
package struct ModelSection: Sendable {
  /// One layer with the places of its arguments.
  package struct Entry: Sendable {
    /// The layer and its name.
    package var layer: NamedLayer
    /// Where it stands.
    package var span: SourceSpan
    /// Where its arguments stand, by key.
    package var arguments: [String: SourceSpan]
    /// Its place in the spec.
    package var path: SpecPath
  }

  /// The layers.
  package var entries: [Entry]
  /// Where the section stands.
  package var span: SourceSpan
}

extension ReadingContext {
  /// Reads `model:`.
  func model(_ node: SpecNode, at path: SpecPath) -> ModelSection? {
    guard case .sequence(let items) = node.kind else {
      mistake(path, expected: "a list of layers", at: node)
      return nil
    }
    guard !items.isEmpty else {
      mistake(path, expected: "at least one layer", at: node)
      return nil
    }
    let entries = items.enumerated().map { layer($1, at: path.item($0)) }
    let given = entries.compactMap(\.self)
    return given.count == entries.count ? ModelSection(entries: given, span: node.span) : nil
  }

  /// A layer's name alone (`relu`), or its name with arguments (`linear: {out_features: 10}`).
  private func layer(_ node: SpecNode, at path: SpecPath) -> ModelSection.Entry? {
    switch node.kind {
    case .scalar where !node.isNull:
      guard let kind = layerKind(node.text ?? "", at: node.span) else { return nil }
      var fields = Fields([], span: node.span, at: path.key(kind.rawValue), in: self)
      return entry(kind, &fields, [:], node.span)
    case .mapping(let pairs) where pairs.count == 1:
      guard let kind = layerKind(pairs[0].key, at: pairs[0].keySpan) else { return nil }
      let given = arguments(pairs[0].value, of: kind)
      guard let given else {
        let wanted = kind.shorthand.map { "a mapping, or a value of \($0)" } ?? "a mapping"
        mistake(path.key(kind.rawValue), expected: wanted, at: pairs[0].value)
        return nil
      }
      var fields = Fields(given, span: pairs[0].keySpan, at: path.key(kind.rawValue), in: self)
      let spans = given.map { ($0.key, $0.value.span) }
      let arguments = Dictionary(spans) { first, _ in first }
      return entry(kind, &fields, arguments, pairs[0].keySpan)
    case .mapping(let pairs) where pairs.count > 1:
      findings.error(
        at: pairs[1].keySpan,
        "\(path): a layer has one key, its name; start the next layer with '-', "
          + "and indent arguments under '\(Legible.escaped(pairs[0].key))'")
      return nil
    default:
      mistake(path, expected: "a layer such as relu or linear: 10", at: node)
      return nil
    }
  }

  private func layerKind(_ name: String, at span: SourceSpan) -> LayerKind? {
    if let kind = LayerKind(rawValue: name) { return kind }
    unknown("layer", name, known: LayerKind.allCases.map(\.rawValue), at: span)
    return nil
  }

  /// The arguments of a layer as pairs; a bare value is that of its first argument.
  private func arguments(_ node: SpecNode, of kind: LayerKind) -> [SpecPair]? {
    if case .mapping(let pairs) = node.kind { return pairs }
    if node.isNull { return [] }
    return kind.shorthand.map { [SpecPair(key: $0, keySpan: node.span, value: node)] }
  }

  private func entry(
    _ kind: LayerKind, _ fields: inout Fields, _ arguments: [String: SourceSpan],
    _ span: SourceSpan
  ) -> ModelSection.Entry? {
    let name = fields.optional("name") { text($0, at: $1) }
    let layer = kind.layer(&fields, self)
    fields.finish()
    guard let layer, !fields.has("name") || name != nil else { return nil }
    if kind.shorthand == nil, name == nil {
      // A layer without arguments still has to be in the resolved spec.
      resolution.note(.emptyMapping, "layer", at: fields.path, span: span)
    }
    return ModelSection.Entry(
      layer: NamedLayer(layer, name: name), span: span, arguments: arguments,
      path: fields.path)
  }
}
