internal import Declarations
internal import Networks

extension ReadingContext {
  /// What an item says of a preset; nil after reporting what is wrong.
  func preset<Member: Preset>(
    _ type: Member.Type, _ node: SpecNode?, at path: SpecPath, _ span: SourceSpan
  ) -> Member? {
    // What a preset was told is not a value of the resolved spec: its layers are.
    let silent = ReadingContext(findings: findings)
    var given: [SpecPair] = []
    let short = Member.declaration.shorthandArgument
    if case .mapping(let pairs)? = node?.kind {
      given = pairs
    } else if let short {
      guard let node else {
        let example = short.facts.example ?? ""
        findings.error(at: span, "\(path): expected \(short.name) such as \(example)")
        return nil
      }
      var preset = Member()
      let reader = ValueReader(node: node, path: path, context: silent)
      return short.read(reader, &preset) ? preset : nil
    } else if let node, !node.isNull {
      mistake(path, expected: "a mapping", at: node)
      return nil
    }
    var fields = Fields(given, span: span, at: path, in: silent)
    let preset = fields.read(type)
    fields.finish()
    return fields.isSound ? preset : nil
  }

  /// A layer of a preset, which stands where the preset does.
  func entry(
    of layer: any Layer, at place: SpecPath, _ span: SourceSpan
  ) -> ModelSection.Entry {
    let path = place.key(layer.kind)
    note(layer, at: path, span)
    noteName(of: layer, isNamed: false, at: path, span)
    var entry = ModelSection.Entry(
      layer: NamedLayer(layer), span: span, arguments: [:], path: path)
    for branch in Branch.allCases {
      let layers = layer.branches[branch] ?? []
      entry.branches[branch] = layers.enumerated().map { index, inner in
        let place = path.key(branch.rawValue).item(index)
        count(1, at: place, span)
        return self.entry(of: inner.layer, at: place, span)
      }
    }
    return entry
  }

  /// Notes the arguments of a layer that a preset made.
  private func note<Made: Layer>(_ layer: Made, at path: SpecPath, _ span: SourceSpan) {
    for argument in Made.declaration.arguments {
      guard let value = argument.plain(layer) else { continue }
      let (place, shape) = (path.key(argument.name), argument.facts.shape)
      if !argument.facts.isRequired, argument.plain(Made()) == value {
        resolution.note(value, shape, at: place, from: nil)
      } else {
        resolution.note(value, shape.typeName, at: place, span: span)
      }
    }
  }
}
