internal import Declarations
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

extension ValueReader {
  /// Reads `model:`.
  func model() -> ModelSection? {
    layerEntries().map { ModelSection(entries: $0, span: node.span) }
  }

  /// A list of layers; a preset takes the place of the layers that it stands for.
  private func layerEntries() -> [ModelSection.Entry]? {
    guard let parts else {
      refuse(expected: "a list of layers")
      return nil
    }
    guard !parts.isEmpty else {
      refuse(expected: "at least one layer")
      return nil
    }
    guard let items = expanded(parts) else { return nil }
    let entries = items.enumerated().map { index, item in
      switch item {
      case .written(let node): part(node, path.item(index)).layer()
      case .made(let layer, let span): context.entry(of: layer, at: path.item(index), span)
      }
    }
    let given = entries.compactMap(\.self)
    return given.count == entries.count && context.layerCount.isWithinLimit ? given : nil
  }

  /// The layers that items stand for, nil after reporting what is wrong or that there are too many.
  private func expanded(_ items: [ValueReader]) -> [ModelItem]? {
    var (layers, isWhole): ([ModelItem], Bool) = ([], true)
    for item in items {
      guard let made = item.expanded() else {
        isWhole = false
        continue
      }
      context.count(made.count, at: item.path, item.node.span)
      guard context.layerCount.isWithinLimit else { return nil }
      layers += made
    }
    return isWhole ? layers : nil
  }

  /// The layers that an item stands for: itself, unless it is a preset.
  private func expanded() -> [ModelItem]? {
    var name = text
    if let pairs = node.pairs, pairs.count == 1 { name = pairs[0].key }
    guard PresetRegistry.all.names.contains(name ?? "") else { return [.written(node)] }
    return preset().map { preset in preset.value.layers.map { .made($0, preset.span) } }
  }

  /// A layer, with its name and what its parameters begin with.
  private func layer() -> ModelSection.Entry? {
    let known = LayerRegistry.all.names + PresetRegistry.all.names
    let keyed = keyed(
      LayerRegistry.all, known: known, expected: "a layer such as relu or linear: 10")
    guard let member = keyed?.member, var fields = keyed?.fields else { return nil }
    defer { fields.finish() }
    return findings.whole {
      let name = fields.optional("name") { $0.name() }
      func read<Member: Layer>(_ type: Member.Type) -> any Layer { fields.read(type) }
      let errors = findings.errorCount
      let layer = read(member)
      let isSound = findings.errorCount == errors
      let rules = fields.initializations(of: layer, isSound: isSound)
      return isSound
        ? entry(NamedLayer(layer, name: name, initializations: rules), fields) : nil
    }
  }

  private func entry(_ layer: NamedLayer, _ fields: Fields) -> ModelSection.Entry {
    context.noteName(of: layer.layer, isNamed: layer.name != nil, at: fields.path, fields.span)
    var entry = ModelSection.Entry(
      layer: layer, span: fields.span, arguments: [:], path: fields.path)
    for branch in layer.layer.branches.keys {
      entry.branches[branch] = context.innerLayers.entries[fields.path.key(branch.rawValue)]
    }
    if layer.layer.branches.isEmpty { entry.arguments = fields.spans }
    return entry
  }
}

extension Fields {
  /// What a layer says of its parameters' first numbers: `weight_init`, `bias_init` and the like.
  fileprivate mutating func initializations(
    of layer: any Layer, isSound: Bool
  ) -> [String: any Initialization] {
    // The layers within it say that of theirs.
    guard layer.branches.isEmpty else { return [:] }
    // What is wrong with a layer that could not be read has been said; its keys are known.
    let names = Set(isSound ? layer.parameterNames : []).union(["weight", "bias"]).sorted()
    var rules: [String: any Initialization] = [:]
    for name in names where has("\(name)_init") {
      rules[name] = optional("\(name)_init") { $0.initialization() }
    }
    return rules
  }
}

extension ReadingContext {
  /// Reports the first layers that are too many.
  func count(_ layers: Int, at path: SpecPath, _ span: SourceSpan) {
    guard layerCount.passesLimit(with: layers) else { return }
    findings.error(
      at: span.firstCharacter, "\(path): the model has more than \(SpecLimits.layers) layers")
  }

  /// A layer without arguments still has to be in the resolved spec.
  func noteName(of layer: any Layer, isNamed: Bool, at path: SpecPath, _ span: SourceSpan) {
    guard type(of: layer).head.shorthand == nil, !isNamed, layer.branches.isEmpty
    else { return }
    resolution.note(.mapping([:]), "layer", at: path, span: span)
  }
}

extension ValueReader: LayerReader {
  func layers() -> [NamedLayer]? {
    let entries = layerEntries()
    context.innerLayers.entries[path] = entries
    return entries?.map(\.layer)
  }
}
