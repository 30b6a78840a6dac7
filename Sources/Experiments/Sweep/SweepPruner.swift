internal import Declarations
package import Sweeps

/// What `pruner:` says of a sweep: how trials are ended early that come to nothing.
package struct SweepPruner: Sendable {
  /// The rule, with lengths as they are written.
  package let pruner: any Pruner
  /// Whose reports a decision is made from.
  package let order: DecisionOrder
  /// Where it stands.
  package let span: SourceSpan
  /// Where the values of its arguments stand that are given.
  package let spans: [String: SourceSpan]

  /// The key of the order.
  static let decide = "decide"

  /// What every pruner may say beside its own arguments.
  static let common = [
    ArgumentFacts(
      name: decide,
      summary: "whether a trial waits for earlier ones, the only ones that it competes with",
      shape: .choice(DecisionOrder.allCases.map(\.rawValue)),
      otherwise: "ordered: the same decisions for any number of jobs")
  ]
}

extension ValueReader {
  /// Reads `pruner:`, a name alone or a mapping with its arguments, by `type` or as its key.
  func sweepPruner() -> SweepPruner? {
    guard let keyed = keyedPruner() else { return nil }
    var fields = keyed.fields
    let order = fields.optional(SweepPruner.decide) {
      ValueKind<DecisionOrder>.choice("order").read($0)
    }
    let isWhole = !fields.has(SweepPruner.decide) || order != nil
    guard let pruner = pruner(keyed.member, &fields), isWhole, hasOneUnit(pruner, fields) else {
      return nil
    }
    return SweepPruner(
      pruner: pruner, order: order ?? .ordered, span: node.span, spans: fields.spans)
  }

  private func keyedPruner() -> Keyed<any Pruner.Type>? {
    keyedOrTyped(
      PrunerRegistry.all, expected: "a pruner such as median or {type: asha, min: 2ep}")
  }

  private func pruner(_ type: any Pruner.Type, _ fields: inout Fields) -> (any Pruner)? {
    func read<Rule: Pruner>(_ type: Rule.Type) -> any Pruner { fields.read(type) }
    defer { fields.finish() }
    guard let pruner = findings.whole({ read(type) }) else { return nil }
    fields.report(pruner.contradictions)
    return pruner.contradictions.isEmpty ? pruner : nil
  }

  /// Whether the lengths that name units name the same, which trials are compared by.
  private func hasOneUnit(_ pruner: any Pruner, _ fields: Fields) -> Bool {
    let lengths = pruner.lengths.filter { PruningUnit($0.length.unit) != nil }
    let first = lengths.first?.length
    guard let first, let other = lengths.first(where: { $0.length.unit != first.unit }) else {
      return true
    }
    context.findings.error(
      at: fields.spans[other.argument] ?? node.span,
      "\(fields.path.key(other.argument)): expected lengths in one unit, found '\(first.text)' and "
        + "'\(other.length.text)'")
    return false
  }
}

extension ValueReader: PrunerReader {
  func pruner() -> (any Pruner)? {
    guard let keyed = keyedPruner() else { return nil }
    var fields = keyed.fields
    return pruner(keyed.member, &fields)
  }
}
