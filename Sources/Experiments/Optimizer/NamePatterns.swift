internal import Declarations
internal import Networks

extension ValueReader {
  /// One glob over the names of parameters, or a list of them.
  func namePatterns() -> [Located<String>]? {
    guard parts?.isEmpty == false else { return string().map { [located($0)] } }
    return list(of: "patterns") { reader in reader.string().map(reader.located) }
  }

  /// The layers that have parameters of their own.
  static var layerNames: [String] {
    func hasParameters(_ type: (some Layer).Type) -> Bool { !type.init().parameterNames.isEmpty }
    let registry = LayerRegistry.all
    return registry.names.filter { name in
      guard let type = registry[name] else { return false }
      return hasParameters(type)
    }
  }

  /// The name of a layer, or a list of them.
  func layerNames() -> [Located<String>]? {
    func name(_ reader: ValueReader) -> Located<String>? {
      reader.choice(of: Self.layerNames, noun: "layer with parameters").map(reader.located)
    }
    guard parts?.isEmpty == false else { return name(self).map { [$0] } }
    return list(of: "layers", name)
  }
}
