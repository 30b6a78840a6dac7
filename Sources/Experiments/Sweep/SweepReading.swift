internal import Expressions
internal import Messages
internal import Sweeps
internal import YAML

extension ValueReader {
  /// Reads `sweep:`.
  func sweep() -> SweepSection? {
    guard var fields = Fields(self), let pairs = node.pairs else { return nil }
    guard !pairs.isEmpty else {
      refuse("expected 'product', 'zip' or 'repeats'", at: nil)
      return nil
    }
    let options = fields.read(SweepOptions.self)
    let exclusions = fields.optional("exclude") { $0.exclusions() } ?? []
    var axes = AxisReading(context: context)
    let parts = pairs.filter { AxisReading.Block(rawValue: $0.key) != nil }.map { pair in
      axes.block(part(pair.value, path.key(pair.key)), .init(rawValue: pair.key) ?? .product)
    }
    for block in AxisReading.Block.allCases { _ = fields.node(block.rawValue) }
    fields.finish()
    let section = SweepSection(
      axes: axes.axes, grid: .product(parts), repeats: options.repeats, exclusions: exclusions,
      objective: options.objective, span: node.span,
      objectiveSpan: fields.value("objective")?.span ?? node.span.firstCharacter,
      repeatsSpan: fields.value("repeats")?.span ?? node.span, node: node)
    checkCount(section)
    return section
  }

  private func checkCount(_ section: SweepSection) {
    let count = section.trialCount
    guard count > SpecLimits.trials else { return }
    let text = count == .max ? "more than 10^18" : "\(count)"
    findings.error(
      at: node.span.firstCharacter,
      "\(path): expected at most \(SpecLimits.trials) trials, found \(text)")
  }

  private func exclusions() -> [SweepExclusion]? {
    list(of: "mappings from paths to values") { item in
      guard let pairs = item.node.pairs, !pairs.isEmpty else {
        item.refuse(expected: "values by their paths")
        return nil
      }
      let conditions = pairs.map { pair in
        var values = [pair.value]
        if case .sequence(let items) = pair.value.kind { values = items }
        return SweepExclusion.Condition(path: pair.key, span: pair.keySpan, values: values)
      }
      return SweepExclusion(conditions: conditions, span: item.node.span)
    }
  }

  /// The values of an axis: a list, or a list expression.
  fileprivate func axisValues() -> [SpecNode]? {
    if let parts {
      if parts.isEmpty { refuse(expected: "at least one value") }
      return parts.isEmpty ? nil : parts.map(\.node)
    }
    guard let text else {
      refuse(expected: "a list of values, or a list expression such as logspace(-3, -1, 3)")
      return nil
    }
    do throws(ExpressionError) {
      let numbers = try ListExpression(text, variables: []).values([Double]().span)
      if numbers.isEmpty { refuse("'\(abbreviated(text))' has no values", at: nil) }
      if let index = numbers.firstIndex(where: { !$0.isFinite }) {
        refuse("value \(index) of '\(abbreviated(text))' is not a number", at: nil)
        return nil
      }
      return numbers.isEmpty ? nil : numbers.map { SpecNode(number: $0, at: node.span) }
    } catch {
      // What is no expression at all is a value that stands alone.
      guard text.contains("(") else {
        refuse(expected: "a list of values, or a list expression such as logspace(-3, -1, 3)")
        return nil
      }
      refuse(error.message, at: error.range)
      return nil
    }
  }
}

/// Reads the blocks of a sweep, `product` and `zip`, one in another.
struct AxisReading {
  /// How axes are combined.
  enum Block: String, CaseIterable { case product, zip }

  let context: ReadingContext
  /// The axes so far.
  private(set) var axes: [SweepAxis] = []

  init(context: ReadingContext) { self.context = context }

  /// A block with the axes and blocks in it; a list of mappings is one block of them all.
  mutating func block(_ reader: ValueReader, _ kind: Block) -> Grid {
    let items = reader.parts ?? [reader]
    var parts: [(name: String, span: SourceSpan, grid: Grid)] = []
    for item in items {
      guard let pairs = item.node.pairs else {
        item.refuse(expected: "axes: paths with their values")
        continue
      }
      for pair in pairs {
        let place = item.part(pair.value, item.path.key(pair.key))
        let grid = Block(rawValue: pair.key).map { block(place, $0) } ?? axis(pair, place)
        parts.append((pair.key, pair.keySpan, grid))
      }
    }
    if parts.isEmpty, items.allSatisfy({ $0.node.pairs != nil }) {
      reader.refuse("expected at least one axis", at: nil)
    }
    switch kind {
    case .product: return .product(parts.map(\.grid))
    case .zip:
      checkLengths(parts, reader.path)
      return .zip(parts.map(\.grid))
    }
  }

  /// What goes in step is equally long; what could not be read has no length.
  private func checkLengths(
    _ parts: [(name: String, span: SourceSpan, grid: Grid)], _ path: SpecPath
  ) {
    guard let first = parts.first, !parts.contains(where: { $0.grid.cellCount == 0 }) else {
      return
    }
    for part in parts where part.grid.cellCount != first.grid.cellCount {
      context.findings.error(
        at: part.span,
        "\(path): expected as many values of '\(abbreviated(part.name))' as of "
          + "'\(abbreviated(first.name))', \(first.grid.cellCount), found \(part.grid.cellCount)")
    }
  }

  private mutating func axis(_ pair: SpecPair, _ reader: ValueReader) -> Grid {
    let components = SweepAxis.components(of: pair.key)
    let span = pair.pathSpan
    if components.contains(where: \.isEmpty) || components.count > Limits.standard.depth {
      context.findings.error(
        at: pair.keySpan, "\(reader.path): expected a path such as optimizer.lr")
      return .axis(0)
    }
    if [SpecAssembly.extends, SpecDocument.sweep].contains(String(components[0])) {
      context.findings.error(
        at: pair.keySpan, "\(reader.path): there are no trials of '\(components[0])'")
      return .axis(0)
    }
    if axes.contains(where: { $0.path == pair.key }) {
      context.findings.error(
        at: pair.keySpan, "\(reader.path): there is an axis over '\(abbreviated(pair.key))' already"
      )
    }
    let values = reader.axisValues() ?? []
    axes.append(SweepAxis(path: pair.key, values: values, pathSpan: span))
    return .axis(values.count)
  }
}

extension SpecPair {
  /// Where the key's text stands, within its quotes.
  fileprivate var pathSpan: SourceSpan {
    let (width, count) = (keySpan.end.column - keySpan.start.column, key.unicodeScalars.count)
    return width == count + 2 ? keySpan.narrowed(to: 1..<count + 1) : keySpan
  }
}

extension SpecNode {
  /// A number that stands in the place of the formula that it comes from.
  init(number: Double, at span: SourceSpan) {
    self.init(.scalar(Scalar(text: number.plainText, isPlain: true)), at: span)
  }
}
