internal import Declarations
internal import Networks

extension ValueReader {
  /// One glob over the names of parameters, or a list of them.
  func namePatterns() -> [Located<String>]? {
    guard parts?.isEmpty == false else { return string().map { [located($0)] } }
    return list(of: "patterns") { reader in reader.string().map(reader.located) }
  }

  /// The name of a layer, or a list of them.
  func layerNames() -> [Located<String>]? {
    func name(_ reader: ValueReader) -> Located<String>? {
      let registry = LayerRegistry.all
      return reader.choice(of: registry.names, noun: "layer", meant: registry.name(inPyTorch:))
        .map(reader.located)
    }
    guard parts?.isEmpty == false else { return name(self).map { [$0] } }
    return list(of: "layers", name)
  }
}
