internal import Declarations
internal import Messages
package import Networks
internal import YAML

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
    /// The layers of a residual block's branches.
    package var branches: [Branch: [Entry]] = [:]
  }

  /// The layers.
  package var entries: [Entry]
  /// Where the section stands.
  package var span: SourceSpan
}

extension ReadingContext {
  /// Reads `model:`.
  func model(_ node: SpecNode, at path: SpecPath) -> ModelSection? {
    layers(node, at: path).map { ModelSection(entries: $0, span: node.span) }
  }

  /// A list of layers; a preset takes the place of the layers that it stands for.
  private func layers(_ node: SpecNode, at path: SpecPath) -> [ModelSection.Entry]? {
    guard case .sequence(let items) = node.kind else {
      mistake(path, expected: "a list of layers", at: node)
      return nil
    }
    guard !items.isEmpty else {
      mistake(path, expected: "at least one layer", at: node)
      return nil
    }
    guard let plain = expanded(items, at: path) else { return nil }
    let entries = plain.enumerated().map { index, item in layer(item, at: path.item(index)) }
    let given = entries.compactMap(\.self)
    return given.count == entries.count ? given : nil
  }

  /// The layers that items stand for, nil after reporting what is wrong or that there are too many.
  private func expanded(_ items: [SpecNode], at path: SpecPath) -> [SpecNode]? {
    var (layers, isWhole): ([SpecNode], Bool) = ([], true)
    for (index, item) in items.enumerated() {
      guard let made = expanded(item, at: path.item(index)) else {
        isWhole = false
        continue
      }
      if layerCount.passesLimit(with: made.count) {
        findings.error(
          at: item.span.firstCharacter,
          "\(path.item(index)): the model has more than \(SpecLimits.layers) layers")
      }
      guard layerCount.isWithinLimit else { return nil }
      layers += made
    }
    return isWhole ? layers : nil
  }

  /// The layers that an item stands for: itself, unless it is a preset.
  private func expanded(_ node: SpecNode, at path: SpecPath) -> [SpecNode]? {
    switch node.kind {
    case .scalar(let scalar):
      guard let preset = Preset(rawValue: scalar.text) else { return [node] }
      return preset.layers(nil, at: path.key(preset.rawValue), span: node.span, in: self)
    case .mapping(let pairs):
      guard pairs.count == 1, let preset = Preset(rawValue: pairs[0].key) else { return [node] }
      let place = path.key(preset.rawValue)
      return preset.layers(pairs[0].value, at: place, span: pairs[0].keySpan, in: self)
    case .sequence: return [node]
    }
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
    let known = LayerKind.allCases.map(\.rawValue) + Preset.allCases.map(\.rawValue)
    unknown("layer", name, known: known, at: span)
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
    let name = fields.optional("name") { layerName($0, at: $1) }
    if kind == .residual { return residual(&fields, name, span) }
    let layer = kind.layer(&fields, self)
    let initializations = initializations(of: layer, &fields)
    fields.finish()
    guard let layer, let initializations, !fields.has("name") || name != nil else { return nil }
    if kind.shorthand == nil, name == nil {
      // A layer without arguments still has to be in the resolved spec.
      resolution.note(.mapping([:]), "layer", at: fields.path, span: span)
    }
    return ModelSection.Entry(
      layer: NamedLayer(layer, name: name, initializations: initializations), span: span,
      arguments: arguments, path: fields.path)
  }

  /// The name of a layer, which is shown in tables and begins the names of its parameters.
  private func layerName(_ node: SpecNode, at path: SpecPath) -> String? {
    guard let name = text(node, at: path, limit: SpecLimits.name) else { return nil }
    guard Legible.escaped(name) == name else {
      findings.error(at: node.span, "\(path): expected text without control characters")
      return nil
    }
    return name
  }

  /// What a layer says of its parameters' first numbers: `weight_init`, `bias_init` and the like.
  private func initializations(
    of layer: Layer?, _ fields: inout Fields
  ) -> [String: Initialization]? {
    // What is wrong with a layer that could not be read has been said; its keys are known.
    let names = Set(layer?.parameterNames ?? []).union(["weight", "bias"]).sorted()
    var rules: [String: Initialization] = [:]
    for name in names where fields.has("\(name)_init") {
      let rule = fields.optional("\(name)_init") { initialization($0, at: $1) }
      guard let rule else { return nil }
      rules[name] = rule
    }
    return rules
  }

  /// A residual block: `body` and perhaps `shortcut`, each a list of layers.
  private func residual(
    _ fields: inout Fields, _ name: String?, _ span: SourceSpan
  ) -> ModelSection.Entry? {
    let body = fields.required("body") { layers($0, at: $1) }
    let shortcut = fields.optional("shortcut") { layers($0, at: $1) }
    fields.finish()
    guard let body, !fields.has("shortcut") || shortcut != nil else { return nil }
    let layer = Residual(body: body.map(\.layer), shortcut: (shortcut ?? []).map(\.layer))
    return ModelSection.Entry(
      layer: NamedLayer(.residual(layer), name: name), span: span, arguments: [:],
      path: fields.path, branches: [.body: body, .shortcut: shortcut ?? []])
  }
}
