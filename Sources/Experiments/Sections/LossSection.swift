internal import Declarations
internal import Networks

extension ReadingContext {
  /// A loss's name alone, or its name with options: `cross_entropy: {label_smoothing: 0.1}`.
  func loss(_ node: SpecNode, at path: SpecPath) -> Located<Loss>? {
    guard case .mapping(let pairs) = node.kind, pairs.count == 1 else {
      let kind: LossKind? = choice(node, at: path, of: "loss")
      return kind.map { Located(value: Loss($0), span: node.span, path: path) }
    }
    guard let kind = LossKind(rawValue: pairs[0].key) else {
      let known = LossKind.allCases.map(\.rawValue)
      unknown("loss", pairs[0].key, known: known, at: pairs[0].keySpan)
      return nil
    }
    let place = path.key(kind.rawValue)
    guard var fields = Fields(pairs[0].value, at: place, in: self) else { return nil }
    defer { fields.finish() }
    do throws(LossError) {
      let loss = try options(&fields, of: kind)
      return loss.map { Located(value: $0, span: pairs[0].keySpan, path: path) }
    } catch {
      findings.error(at: fields.keySpan(error.argument), "\(place): \(error.message)")
      return nil
    }
  }

  private func options(_ fields: inout Fields, of kind: LossKind) throws(LossError) -> Loss? {
    switch kind {
    case .crossEntropy:
      let smoothing = fields.number("label_smoothing", default: 0, .within(0, 1))
      let weights = classWeights(&fields)
      guard let smoothing, let weights else { return nil }
      return try .crossEntropy(labelSmoothing: smoothing, classWeights: weights)
    case .nll:
      return try classWeights(&fields).map { (weights) throws(LossError) in
        try .nll(classWeights: weights)
      }
    case .huber:
      return try fields.number("delta", default: 1, .positive).map { (delta) throws(LossError) in
        try .huber(delta: delta)
      }
    case .mean, .mse, .l1, .smoothL1, .bceWithLogits: return Loss(kind)
    }
  }

  /// `weight`: one number a class; none is 1 for all.
  private func classWeights(_ fields: inout Fields) -> [Double]? {
    guard let node = fields.node("weight") else { return [] }
    return list(node, at: fields.path.key("weight"), of: "numbers") {
      number($0, at: $1, .notNegative)
    }
  }
}
