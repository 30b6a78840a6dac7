internal import Declarations
internal import Messages
internal import Sweeps

extension ValueReader {
  /// Reads `sweep:`.
  func sweep() -> SweepSection? {
    guard var fields = Fields(self), let pairs = node.pairs else { return nil }
    guard !pairs.isEmpty else {
      refuse("expected 'product', 'zip', 'search' or 'repeats'", at: nil)
      return nil
    }
    let options = fields.read(SweepOptions.self)
    let isSearch = ["search", "space"].contains { fields.has($0) }
    var axes = AxisReading(context: context)
    let cells = isSearch ? search(&fields, options, &axes) : grid(&fields, &axes)
    fields.finish()
    guard let cells, let space = space(axes.axes) else { return nil }
    let section = SweepSection(
      axes: axes.axes, space: space, cells: cells, options: options,
      pruner: options.pruner, exclusions: isSearch ? [] : options.exclusions, span: node.span,
      objectiveSpan: fields.value("objective")?.span ?? node.span.firstCharacter,
      lagSpan: fields.value("lag")?.span ?? node.span.firstCharacter,
      repeatsSpan: fields.value("repeats")?.span ?? node.span, node: node)
    check(section, fields)
    return section
  }

  /// The axes of `product` and `zip`.
  private func grid(_ fields: inout Fields, _ axes: inout AxisReading) -> SweepSection.Cells {
    let blocks = (node.pairs ?? []).compactMap { pair in
      AxisReading.Block(rawValue: pair.key).map { (pair, $0) }
    }
    let parts = blocks.map { pair, block in
      axes.block(part(pair.value, path.key(pair.key)), block)
    }
    for key in ["trials", "lag"] where fields.has(key) {
      findings.error(at: fields.keySpan(key), "\(path.key(key)): goes with 'search'")
    }
    return .grid(.product(parts))
  }

  /// The strategy of `search` and the axes of `space`.
  private func search(
    _ fields: inout Fields, _ options: SweepOptions, _ axes: inout AxisReading
  ) -> SweepSection.Cells? {
    for key in AxisReading.Block.allCases.map(\.rawValue) + ["exclude"] where fields.has(key) {
      findings.error(
        at: fields.keySpan(key),
        "\(path.key(key)): goes with axes that are listed, not with 'search'")
    }
    for key in ["search", "space"] where !fields.has(key) { _ = fields.required(key) }
    if let space = options.space { axes.space(fields.reader(space, "space")) }
    guard let trials = options.trials else {
      if !fields.has("trials") { _ = fields.required("trials") }
      return nil
    }
    return options.search.map { .search($0, trials: trials) }
  }

  /// A search strategy's name alone, or its name with options, as its key or by `type`.
  func strategy() -> (any SearchStrategy)? {
    let names = SearchRegistry.all.names.joined(separator: ", ")
    let keyed = keyedOrTyped(SearchRegistry.all, expected: "one of \(names)")
    guard let member = keyed?.member, var fields = keyed?.fields else { return nil }
    defer { fields.finish() }
    func read<Member: SearchStrategy>(_ type: Member.Type) -> any SearchStrategy {
      fields.read(type)
    }
    return read(member)
  }

  /// The axes as a space; nil after reporting why they are none.
  private func space(_ axes: [SweepAxis]) -> SearchSpace? {
    let conditions = AxisConditions(axes: axes, findings: findings)
    guard let resolved = conditions.resolved() else { return nil }
    return try? SearchSpace(resolved)
  }

  private func check(_ section: SweepSection, _ fields: Fields) {
    let count: Int
    switch section.cells {
    case .grid(let grid): count = grid.cellCount
    case .search(let strategy, let trials):
      count = trials
      check(strategy, section, fields)
    }
    checkCount(count, section)
    checkSeeds(section, fields)
    checkPruner(count.saturatingProduct(with: section.repeats), section)
  }

  /// Suspects a pruner that needs more trials than there are.
  private func checkPruner(_ trials: Int, _ section: SweepSection) {
    guard let pruner = section.pruner, let needed = pruner.pruner.neededTrials,
      needed.count >= trials, let span = pruner.spans[needed.argument]
    else { return }
    findings.warning(
      at: span,
      "\(path.key("pruner").key(needed.argument)): needs more than \(counted(needed.count, "trial")), of which "
        + "there are \(trials)")
  }

  private func check(
    _ strategy: any SearchStrategy, _ section: SweepSection, _ fields: Fields
  ) {
    if let complaint = strategy.complaint(about: section.space) {
      let span = fields.value("search")?.span ?? node.span
      findings.error(at: span, "\(path.key("search")): \(complaint)")
    }
    if case .search(_, let trials) = section.cells, let text = strategy.suspicion(of: trials) {
      findings.warning(
        at: fields.value("trials")?.span ?? node.span, "\(path.key("trials")): \(text)")
    }
    guard let lag = fields.value("lag"), case .search(_, let trials) = section.cells else { return }
    if !strategy.looksBack {
      findings.warning(
        at: lag.span, "\(path.key("lag")): has no effect: the search looks back at no trials")
    } else if section.lag >= trials {
      findings.warning(
        at: lag.span, "\(path.key("lag")): no trial follows from others: there are only \(trials)")
    }
  }

  private func checkCount(_ cells: Int, _ section: SweepSection) {
    let confirming = section.options.confirm.map {
      min($0.top, cells).saturatingProduct(with: $0.repeats)
    }
    let (sum, isBeyond) = cells.saturatingProduct(with: section.repeats)
      .addingReportingOverflow(confirming ?? 0)
    let total = isBeyond ? .max : sum
    guard total > SpecLimits.trials else { return }
    let text = total == .max ? "more than 10^18" : "\(total)"
    findings.error(
      at: node.span.firstCharacter,
      "\(path): expected at most \(SpecLimits.trials) trials, found \(text)")
  }

  private func checkSeeds(_ section: SweepSection, _ fields: Fields) {
    if section.options.confirm != nil,
      section.axes.contains(where: { $0.path == SweepSection.seed })
    {
      findings.error(
        at: fields.keySpan("confirm"),
        "\(path.key("confirm")): there are no fresh seeds where there is an axis over 'seed'")
    }
    guard section.repeats > 1 else { return }
    for condition in section.exclusions.flatMap(\.conditions)
    where condition.path == SweepSection.seed {
      findings.error(
        at: condition.span,
        "\(path.key("exclude")): the trials of a cell have different seeds, since there are 'repeats'"
      )
    }
  }

  func exclusions() -> [SweepExclusion]? {
    list(of: "mappings from paths to values") { item in
      item.conditions(expected: "values by their paths").map {
        SweepExclusion(conditions: $0, span: item.node.span)
      }
    }
  }
}
