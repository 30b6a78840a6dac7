internal import Declarations
internal import Networks

extension ValueReader {
  /// A preset, which stands for layers.
  func preset() -> Located<any Preset>? {
    // What a preset is told is not a value of the resolved spec: its layers are.
    let silent = ValueReader(
      node: node, path: path, context: ReadingContext(findings: context.findings))
    let keyed = silent.keyed(PresetRegistry.all, expected: "a preset such as mlp: [784, 10]")
    guard let member = keyed?.member, var fields = keyed?.fields else { return nil }
    defer { fields.finish() }
    func read<Member: Preset>(_ type: Member.Type) -> any Preset { fields.read(type) }
    return findings.whole { Located(value: read(member), span: fields.span, path: path) }
  }
}

extension ReadingContext {
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
