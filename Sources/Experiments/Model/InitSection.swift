internal import Declarations
package import Networks

/// What parameters begin with, where it is not PyTorch's default.
package struct InitSection: Sendable {
  /// A rule for the parameters whose names it matches.
  package struct Rule: Sendable {
    /// The globs of parameter names; nil takes what is left.
    package var patterns: [Located<String>]?
    /// What they begin with.
    package var initialization: any Initialization
    /// Where it stands.
    package var span: SourceSpan
    /// Its place in the spec.
    package var path: SpecPath
  }

  /// A safetensors file, or a finished run, that parameters are read from.
  package var weights: Located<String>?
  /// Which of them, and by what names.
  package var options: WeightOptions
  /// Rules by name, of which the first that matches holds.
  package var rules: [Rule]
  /// Where the rules stand.
  package var rulesSpan: SourceSpan
}

extension ValueReader {
  /// Reads `init:`.
  func initSection() -> InitSection? {
    guard var fields = Fields(self) else { return nil }
    if let pairs = node.pairs, pairs.isEmpty {
      refuse("expected weights or parameters, found nothing", at: nil)
    }
    let weights = fields.optional("weights") { reader in reader.string().map(reader.located) }
    let rules = fields.optional("parameters") { $0.list(of: "rules") { $0.rule() } }
    var options = context.findings.whole { fields.read(WeightOptions.self) }
    options?.renames = fields.optional("rename") { $0.renames() } ?? []
    for key in ["include", "exclude", "strict", "rename"]
    where fields.has(key) && !fields.has("weights") {
      findings.error(
        at: fields.keySpan(key), "\(path.key(key)): says what is read of weights; give init.weights"
      )
    }
    fields.finish()
    return InitSection(
      weights: weights, options: options ?? WeightOptions(), rules: rules ?? [],
      rulesSpan: fields.keySpan("parameters"))
  }

  private func rule() -> InitSection.Rule? {
    guard var fields = Fields(self) else { return nil }
    let patterns = fields.optional("params") { $0.namePatterns() }
    guard let initialization = fields.initialization(), !fields.has("params") || patterns != nil
    else { return nil }
    return InitSection.Rule(
      patterns: patterns, initialization: initialization, span: fields.span, path: path)
  }

  /// An initialiser's name alone (`zeros`), or a mapping with its arguments
  /// (`{type: xavier_uniform, gain: 2}`).
  func initialization() -> (any Initialization)? {
    var pairs = [SpecPair(key: "type", keySpan: node.span, value: node)]
    if case .mapping(let given) = node.kind {
      pairs = given
    } else if text == nil {
      refuse(expected: "an initialiser such as zeros or {type: constant, val: 1}")
      return nil
    }
    var fields = Fields(pairs, span: node.span, at: path, in: context)
    return fields.initialization()
  }
}

extension Fields {
  /// The initialiser of a mapping whose other keys have been read.
  fileprivate mutating func initialization() -> (any Initialization)? {
    guard let type = member(of: InitializerRegistry.all, called: "initialiser") else { return nil }
    func read<Rule: Initialization>(_ type: Rule.Type) -> any Initialization { self.read(type) }
    defer { finish() }
    return context.findings.whole { read(type) }
  }
}
