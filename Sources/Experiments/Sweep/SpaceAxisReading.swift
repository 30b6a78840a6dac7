internal import Declarations
internal import Sweeps
internal import YAML

/// Reads what the values of one axis of a search are drawn from: `log_uniform(1e-4, 1)`,
/// `{uniform: [0.8, 0.99], when: {optimizer.type: sgd}}`, or a list of options.
struct SpaceAxisReading {
  typealias Result = (domain: Domain, options: [SpecNode], conditions: [SweepAxis.Condition])

  private let reader: ValueReader

  init(_ reader: ValueReader) { self.reader = reader }

  /// The values and the conditions; nil after reporting why there are none.
  func axis() -> Result? {
    if case .sequence = reader.node.kind { return axis(ChoiceAxis.specName, reader.node, []) }
    if let text = reader.text { return axis(calling: text) }
    guard let pairs = reader.node.pairs else {
      refuse()
      return nil
    }
    var conditions: [SweepAxis.Condition] = []
    for pair in pairs where pair.key == "when" {
      let place = reader.part(pair.value, reader.path.key("when"))
      guard let found = place.conditions() else { return nil }
      conditions = found
    }
    let kinds = pairs.filter { $0.key != "when" }
    guard kinds.count == 1, let kind = kinds.first else {
      refuse()
      return nil
    }
    return axis(kind.key, kind.value, conditions, at: kind.keySpan)
  }

  private func refuse() {
    let names = AxisKindRegistry.all.names.joined(separator: ", ")
    reader.refuse(expected: "one of \(names), or a list of options")
  }

  /// An axis by the name of its kind and its arguments: a mapping, or a list of them in order.
  private func axis(
    _ name: String, _ arguments: SpecNode, _ conditions: [SweepAxis.Condition],
    at span: SourceSpan? = nil
  ) -> Result? {
    guard let kind = AxisKindRegistry.all[name] else {
      reader.context.unknown(
        AxisKindRegistry.all.category, name, known: AxisKindRegistry.all.names,
        meant: AxisKindRegistry.all.name(inPyTorch: name), at: span ?? reader.node.span)
      return nil
    }
    let errors = reader.findings.errorCount
    var (domain, options) = (Domain.choice(count: 0), [SpecNode]())
    func read<Kind: AxisKind>(_ kind: Kind.Type) {
      guard let pairs = named(arguments, kind.facts) else { return }
      var fields = Fields(
        pairs, span: arguments.span, at: reader.path.key(name), in: reader.context)
      domain = fields.read(kind).domain
      if case .sequence(let items)? = kind.facts.shorthand.flatMap({ fields.value($0)?.kind }) {
        options = items
      }
      fields.finish()
    }
    read(kind)
    return reader.findings.errorCount == errors ? (domain, options, conditions) : nil
  }

  /// Arguments by their names, where a list gives them in order.
  private func named(_ arguments: SpecNode, _ facts: DeclarationFacts) -> [SpecPair]? {
    switch arguments.kind {
    case .mapping(let pairs): return pairs
    case .scalar:
      reader.part(arguments, reader.path.key(facts.name)).refuse(expected: "a list of arguments")
      return nil
    case .sequence(let items):
      if let shorthand = facts.shorthand {
        return [SpecPair(key: shorthand, keySpan: arguments.span, value: arguments)]
      }
      guard items.count <= facts.arguments.count else {
        let most = facts.arguments.map(\.name).joined(separator: ", ")
        reader.part(arguments, reader.path.key(facts.name)).refuse(
          "expected at most \(facts.arguments.count) arguments (\(most)), found \(items.count)",
          at: nil)
        return nil
      }
      return zip(facts.arguments, items).map { argument, item in
        SpecPair(key: argument.name, keySpan: item.span, value: item)
      }
    }
  }
}

// Calls such as `log_uniform(1e-4, 1)` and `int(1, 64, log=true)`.
extension SpaceAxisReading {
  private func axis(calling text: String) -> Result? {
    let scalars = Array(text.unicodeScalars)
    guard let open = scalars.firstIndex(of: "("), scalars.last == ")" else {
      refuse()
      return nil
    }
    let name = String(String.UnicodeScalarView(scalars[..<open]))
    let parts = Self.parts(of: scalars, in: open + 1..<scalars.count - 1)
    let span = reader.node.span(of: 0..<open)
    var (items, pairs): ([SpecNode], [SpecPair]) = ([], [])
    for part in parts {
      guard let equals = part.firstIndex(where: { scalars[$0] == "=" }) else {
        items.append(node(scalars, part))
        continue
      }
      let key = Self.trimmed(part.lowerBound..<equals, of: scalars)
      pairs.append(
        SpecPair(
          key: String(String.UnicodeScalarView(scalars[key])), keySpan: reader.node.span(of: key),
          value: node(scalars, equals + 1..<part.upperBound)))
    }
    let list = SpecNode(.sequence(items), at: reader.node.span)
    guard !pairs.isEmpty, let kind = AxisKindRegistry.all[name],
      let given = items.isEmpty ? [] : named(list, kind.facts)
    else { return axis(name, list, [], at: span) }
    return axis(name, SpecNode(.mapping(given + pairs), at: reader.node.span), [], at: span)
  }

  /// The stretches between commas that stand in no brackets.
  private static func parts(of text: [Unicode.Scalar], in range: Range<Int>) -> [Range<Int>] {
    var (parts, start, depth): ([Range<Int>], Int, Int) = ([], range.lowerBound, 0)
    for index in range {
      switch text[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "," where depth == 0:
        parts.append(start..<index)
        start = index + 1
      case _: continue
      }
    }
    let last = start..<range.upperBound
    return trimmed(last, of: text).isEmpty && parts.isEmpty ? [] : parts + [last]
  }

  private static func trimmed(_ range: Range<Int>, of text: [Unicode.Scalar]) -> Range<Int> {
    let inner = range.filter { !text[$0].properties.isWhitespace }
    guard let first = inner.first, let last = inner.last else {
      return range.lowerBound..<range.lowerBound
    }
    return first..<last + 1
  }

  private func node(_ text: [Unicode.Scalar], _ range: Range<Int>) -> SpecNode {
    let range = Self.trimmed(range, of: text)
    let part = String(String.UnicodeScalarView(text[range]))
    return SpecNode(
      .scalar(Scalar(text: part, isPlain: true)), at: reader.node.span(of: range))
  }
}
