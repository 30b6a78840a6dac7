internal import Declarations
internal import Messages
internal import Networks

/// An item of a list of layers: as it is written, or made by a preset that stands somewhere.
private enum ModelItem {
  case written(SpecNode)
  case made(any Layer, SourceSpan)
}

/// The layers that stand in others, by the places of their lists.
final class InnerLayers {
  var entries: [SpecPath: [ModelSection.Entry]] = [:]
}

extension ReadingContext {
  /// Reads `model:`.
  func model(_ node: SpecNode, at path: SpecPath) -> ModelSection? {
    layers(node, at: path).map { ModelSection(entries: $0, span: node.span) }
  }

  /// A list of layers; a preset takes the place of the layers that it stands for.
  fileprivate func layers(_ node: SpecNode, at path: SpecPath) -> [ModelSection.Entry]? {
    guard case .sequence(let items) = node.kind else {
      mistake(path, expected: "a list of layers", at: node)
      return nil
    }
    guard !items.isEmpty else {
      mistake(path, expected: "at least one layer", at: node)
      return nil
    }
    guard let items = expanded(items, at: path) else { return nil }
    let entries = items.enumerated().map { index, item in
      switch item {
      case .written(let node): layer(node, at: path.item(index))
      case .made(let layer, let span): entry(of: layer, at: path.item(index), span)
      }
    }
    let given = entries.compactMap(\.self)
    return given.count == entries.count && layerCount.isWithinLimit ? given : nil
  }

  /// The layers that items stand for, nil after reporting what is wrong or that there are too many.
  private func expanded(_ items: [SpecNode], at path: SpecPath) -> [ModelItem]? {
    var (layers, isWhole): ([ModelItem], Bool) = ([], true)
    for (index, item) in items.enumerated() {
      guard let made = expanded(item, at: path.item(index)) else {
        isWhole = false
        continue
      }
      count(made.count, at: path.item(index), item.span)
      guard layerCount.isWithinLimit else { return nil }
      layers += made
    }
    return isWhole ? layers : nil
  }

  /// Reports the first layers that are too many.
  func count(_ layers: Int, at path: SpecPath, _ span: SourceSpan) {
    guard layerCount.passesLimit(with: layers) else { return }
    findings.error(
      at: span.firstCharacter, "\(path): the model has more than \(SpecLimits.layers) layers")
  }

  /// The layers that an item stands for: itself, unless it is a preset.
  private func expanded(_ node: SpecNode, at path: SpecPath) -> [ModelItem]? {
    var pair = SpecPair(key: node.text ?? "", keySpan: node.span, value: node)
    if case .mapping(let pairs) = node.kind, pairs.count == 1 { pair = pairs[0] }
    guard let type = PresetRegistry.all[pair.key] else { return [.written(node)] }
    let value = node.text == nil ? pair.value : nil
    return preset(type, value, at: path.key(pair.key), pair.keySpan)?.layers
      .map { .made($0, pair.keySpan) }
  }

  /// A layer's name alone (`relu`), or its name with arguments (`linear: {out_features: 10}`).
  private func layer(_ node: SpecNode, at path: SpecPath) -> ModelSection.Entry? {
    switch node.kind {
    case .scalar where !node.isNull:
      let name = node.text ?? ""
      guard let type = layerType(name, at: node.span) else { return nil }
      return entry(type, Fields([], span: node.span, at: path.key(name), in: self), [])
    case .mapping(let pairs) where pairs.count == 1:
      let (name, span, value) = (pairs[0].key, pairs[0].keySpan, pairs[0].value)
      guard let type = layerType(name, at: span) else { return nil }
      let shorthand = type.shorthand
      guard let given = arguments(value, shorthand: shorthand) else {
        let wanted = shorthand.map { "a mapping, or a value of \($0)" } ?? "a mapping"
        mistake(path.key(name), expected: wanted, at: value)
        return nil
      }
      return entry(type, Fields(given, span: span, at: path.key(name), in: self), given)
    case .mapping(let pairs) where pairs.count > 1:
      findings.error(
        at: pairs[1].keySpan,
        "\(path): a layer has one key, its name; start the next layer with '-', "
          + "and indent arguments under '\(Legible.escaped(pairs[0].key))'")
      return nil
    case .scalar, .sequence, .mapping:
      mistake(path, expected: "a layer such as relu or linear: 10", at: node)
      return nil
    }
  }

  private func layerType(_ name: String, at span: SourceSpan) -> (any Layer.Type)? {
    if let type = LayerRegistry.all[name] { return type }
    let known = LayerRegistry.all.names + PresetRegistry.all.names
    unknown("layer", name, known: known, at: span)
    return nil
  }

  /// The arguments of a layer as pairs; a bare value is that of its first argument.
  private func arguments(_ node: SpecNode, shorthand: String?) -> [SpecPair]? {
    if case .mapping(let pairs) = node.kind { return pairs }
    if node.isNull { return [] }
    return shorthand.map { [SpecPair(key: $0, keySpan: node.span, value: node)] }
  }

  private func entry(
    _ type: any Layer.Type, _ given: Fields, _ arguments: [SpecPair]
  ) -> ModelSection.Entry? {
    var fields = given
    let name = fields.optional("name") { layerName($0, at: $1) }
    func read<Member: Layer>(_ type: Member.Type) -> any Layer { fields.read(type) }
    let layer = read(type)
    let initializations = initializations(of: layer, isSound: fields.isSound, &fields)
    fields.finish()
    guard fields.isSound, let initializations, !fields.has("name") || name != nil else {
      return nil
    }
    noteName(of: layer, isNamed: name != nil, at: fields.path, fields.span)
    var entry = ModelSection.Entry(
      layer: NamedLayer(layer, name: name, initializations: initializations), span: fields.span,
      arguments: [:], path: fields.path)
    for branch in layer.branches.keys {
      entry.branches[branch] = innerLayers.entries[fields.path.key(branch.rawValue)]
    }
    if layer.branches.isEmpty {
      let spans = arguments.map { ($0.key, $0.value.span) }
      entry.arguments = Dictionary(spans) { first, _ in first }
    }
    return entry
  }

  /// A layer without arguments still has to be in the resolved spec.
  func noteName(of layer: any Layer, isNamed: Bool, at path: SpecPath, _ span: SourceSpan) {
    guard type(of: layer).shorthand == nil, !isNamed, layer.branches.isEmpty else { return }
    resolution.note(.mapping([:]), "layer", at: path, span: span)
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
    of layer: any Layer, isSound: Bool, _ fields: inout Fields
  ) -> [String: any Initialization]? {
    // The layers within it say that of theirs.
    guard layer.branches.isEmpty else { return [:] }
    // What is wrong with a layer that could not be read has been said; its keys are known.
    let names = Set(isSound ? layer.parameterNames : []).union(["weight", "bias"]).sorted()
    var rules: [String: any Initialization] = [:]
    for name in names where fields.has("\(name)_init") {
      let rule = fields.optional("\(name)_init") { initialization($0, at: $1) }
      guard let rule else { return nil }
      rules[name] = rule
    }
    return rules
  }
}

extension ValueReader: LayerReader {
  func layers() -> [NamedLayer]? {
    let entries = context.layers(node, at: path)
    context.innerLayers.entries[path] = entries
    return entries?.map(\.layer)
  }
}
