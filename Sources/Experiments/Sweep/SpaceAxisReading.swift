internal import Declarations
internal import Sweeps
internal import YAML

/// Reads what the values of one axis of a search are drawn from: `log_uniform(1e-4, 1)`,
/// `{uniform: [0.8, 0.99], when: {optimizer.type: sgd}}`, or a list of options.
struct SpaceAxisReading {
  typealias Result = (domain: Domain, options: [SpecNode], conditions: [SweepCondition])

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
    var conditions: [SweepCondition] = []
    for pair in pairs where pair.key == ListedAxis.when {
      let place = reader.part(pair.value, reader.path.key(ListedAxis.when))
      guard let found = place.conditions() else { return nil }
      conditions = found
    }
    let kinds = pairs.filter { $0.key != ListedAxis.when }
    if let type = kinds.first(where: { $0.key == "type" }), let name = type.value.text {
      let arguments = SpecNode(.mapping(kinds.filter { $0.key != "type" }), at: reader.node.span)
      return axis(name, arguments, conditions, at: type.value.span)
    }
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
    _ name: String, _ arguments: SpecNode, _ conditions: [SweepCondition],
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
    let call = CallText(text)
    guard let name = call.name, let parts = call.arguments else {
      refuse()
      return nil
    }
    let span = reader.node.span(of: name)
    var (items, pairs): ([SpecNode], [SpecPair]) = ([], [])
    for part in parts {
      guard !part.value.isEmpty else {
        reader.refuse("expected a value here", at: call.around(part.value))
        return nil
      }
      let value = SpecNode(.scalar(call.scalar(part.value)), at: reader.node.span(of: part.value))
      guard let key = part.key else {
        items.append(value)
        continue
      }
      pairs.append(
        SpecPair(key: call.text(key), keySpan: reader.node.span(of: key), value: value))
    }
    let list = SpecNode(.sequence(items), at: reader.node.span)
    guard !pairs.isEmpty, let kind = AxisKindRegistry.all[call.text(name)],
      let given = items.isEmpty ? [] : named(list, kind.facts)
    else { return axis(call.text(name), list, [], at: span) }
    return axis(
      call.text(name), SpecNode(.mapping(unique(given + pairs)), at: reader.node.span), [], at: span
    )
  }

  /// Arguments, each once; reports those that are given twice.
  private func unique(_ pairs: [SpecPair]) -> [SpecPair] {
    var seen: Set<String> = []
    return pairs.filter { pair in
      if seen.insert(pair.key).inserted { return true }
      reader.findings.error(
        at: pair.keySpan, "\(reader.path): the argument '\(abbreviated(pair.key))' is given twice")
      return false
    }
  }
}
