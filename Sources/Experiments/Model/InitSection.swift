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

  /// A safetensors file that all parameters are read from.
  package var weights: Located<String>?
  /// Rules by name, of which the first that matches holds.
  package var rules: [Rule]
  /// Where the rules stand.
  package var rulesSpan: SourceSpan
}

extension ReadingContext {
  /// Reads `init:`.
  func initSection(_ node: SpecNode, at path: SpecPath) -> InitSection? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    if case .mapping(let pairs) = node.kind, pairs.isEmpty {
      findings.error(
        at: node.span, "\(path): expected weights or parameters, found nothing")
    }
    let weights = fields.optional("weights") { node, path in
      text(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
    let rules = fields.optional("parameters") { node, path in
      list(node, at: path, of: "rules") { rule($0, at: $1) }
    }
    fields.finish()
    return InitSection(
      weights: weights, rules: rules ?? [], rulesSpan: fields.keySpan("parameters"))
  }

  private func rule(_ node: SpecNode, at path: SpecPath) -> InitSection.Rule? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let patterns = fields.optional("params") { namePatterns($0, at: $1) }
    let initialization = initialization(&fields)
    guard let initialization, !fields.has("params") || patterns != nil else { return nil }
    return InitSection.Rule(
      patterns: patterns, initialization: initialization, span: fields.span, path: path)
  }

  /// An initialiser's name alone (`zeros`), or a mapping with its arguments
  /// (`{type: xavier_uniform, gain: 2}`).
  func initialization(_ node: SpecNode, at path: SpecPath) -> (any Initialization)? {
    let given: [SpecPair]
    switch node.kind {
    case .scalar where !node.isNull:
      given = [SpecPair(key: "type", keySpan: node.span, value: node)]
    case .mapping(let pairs): given = pairs
    case .scalar, .sequence:
      mistake(path, expected: "an initialiser such as zeros or {type: constant, val: 1}", at: node)
      return nil
    }
    var fields = Fields(given, span: node.span, at: path, in: self)
    return initialization(&fields)
  }

  /// The initialiser of a mapping whose other keys are read.
  private func initialization(_ fields: inout Fields) -> (any Initialization)? {
    guard let type = fields.member(of: InitializerRegistry.all, called: "initialiser") else {
      return nil
    }
    func read<Rule: Initialization>(_ type: Rule.Type) -> any Initialization { fields.read(type) }
    let initialization = read(type)
    fields.finish()
    return fields.isSound ? initialization : nil
  }
}
