internal import Declarations
internal import Networks

extension ReadingContext {
  /// A loss's name alone, or its name with options: `cross_entropy: {label_smoothing: 0.1}`.
  func loss(_ node: SpecNode, at path: SpecPath) -> Located<any Loss>? {
    let losses = LossRegistry.all
    guard case .mapping(let pairs) = node.kind, pairs.count == 1 else {
      let type = choice(node, at: path, of: "loss", among: losses.names).flatMap { losses[$0] }
      return type.map { Located(value: $0.init(), span: node.span, path: path) }
    }
    let name = pairs[0].key
    guard let type = losses[name] else {
      unknown("loss", name, known: losses.names, at: pairs[0].keySpan)
      return nil
    }
    guard var fields = Fields(pairs[0].value, at: path.key(name), in: self) else { return nil }
    func read<Member: Loss>(_ type: Member.Type) -> any Loss { fields.read(type) }
    let loss = read(type)
    fields.finish()
    return fields.isSound ? Located(value: loss, span: pairs[0].keySpan, path: path) : nil
  }
}
