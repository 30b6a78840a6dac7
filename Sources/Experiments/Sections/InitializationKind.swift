internal import Declarations
internal import Networks

/// The initialisers that a spec can name; raw values are those of `torch.nn.init`.
enum InitializationKind: String, CaseIterable {
  case uniform, normal, constant, zeros, ones
  case truncNormal = "trunc_normal"
  case xavierUniform = "xavier_uniform"
  case xavierNormal = "xavier_normal"
  case kaimingUniform = "kaiming_uniform"
  case kaimingNormal = "kaiming_normal"
  case orthogonal
}

extension ReadingContext {
  /// An initialiser's name alone (`zeros`), or a mapping with its arguments
  /// (`{type: xavier_uniform, gain: 2}`).
  func initialization(_ node: SpecNode, at path: SpecPath) -> Initialization? {
    if case .scalar = node.kind, !node.isNull {
      let pair = SpecPair(key: "type", keySpan: node.span, value: node)
      var fields = Fields([pair], span: node.span, at: path, in: self)
      return initialization(&fields)
    }
    guard case .mapping(let pairs) = node.kind else {
      mistake(path, expected: "an initialiser such as zeros or {type: constant, val: 1}", at: node)
      return nil
    }
    var fields = Fields(pairs, span: node.span, at: path, in: self)
    return initialization(&fields)
  }

  /// The initialiser of a mapping whose other keys are read.
  func initialization(_ fields: inout Fields) -> Initialization? {
    let kind: InitializationKind? = fields.kind("type", of: "initialiser")
    guard let kind else { return nil }
    let initialization = kind.read(&fields, self)
    fields.finish()
    return initialization
  }
}

extension InitializationKind {
  /// Reads the arguments.
  fileprivate func read(_ fields: inout Fields, _ context: ReadingContext) -> Initialization? {
    switch self {
    case .zeros: return .zeros
    case .ones: return .ones
    case .constant:
      return fields.required("val") { context.number($0, at: $1, .float) }.map { .constant($0) }
    case .uniform, .normal, .truncNormal: return distribution(&fields)
    case .xavierUniform: return gain(&fields).map { .xavierUniform(gain: $0) }
    case .xavierNormal: return gain(&fields).map { .xavierNormal(gain: $0) }
    case .orthogonal: return gain(&fields).map { .orthogonal(gain: $0) }
    case .kaimingUniform, .kaimingNormal:
      let mode: Fans.Mode? = fields.choice("mode", default: .input, of: "mode")
      let nonlinearity = NonlinearityKind.read(&fields)
      guard let mode, let nonlinearity else { return nil }
      return self == .kaimingUniform
        ? .kaimingUniform(mode: mode, nonlinearity: nonlinearity)
        : .kaimingNormal(mode: mode, nonlinearity: nonlinearity)
    }
  }

  private func gain(_ fields: inout Fields) -> Double? {
    fields.number("gain", default: 1, .float)
  }

  private func distribution(_ fields: inout Fields) -> Initialization? {
    let isTruncated = self == .truncNormal
    let mean = self == .uniform ? 0 : fields.number("mean", default: 0, .float)
    let deviation =
      self == .uniform
      ? 1 : fields.number("std", default: 1, isTruncated ? .positiveFloat : .notNegativeFloat)
    let low =
      self == .normal ? 0 : fields.number("a", default: isTruncated ? -2 : 0, .float)
    let high =
      self == .normal ? 0 : fields.number("b", default: isTruncated ? 2 : 1, .float)
    guard let mean, let deviation, let low, let high else { return nil }
    return switch self {
    case .uniform: .uniform(low: low, high: high)
    case .normal: .normal(mean: mean, standardDeviation: deviation)
    default:
      .truncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high)
    }
  }
}
