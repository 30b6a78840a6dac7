internal import Expressions
internal import Messages
internal import Sweeps
internal import YAML

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
    guard checkPath(pair, reader) else { return .axis(0) }
    var (values, conditions) = (reader, [SweepCondition]())
    if reader.isMapping, reader.node[key: "values"] != nil, var fields = Fields(reader) {
      let listed = fields.read(ListedAxis.self)
      conditions = listed.conditions
      values = listed.values.map { fields.reader($0, "values") } ?? reader
      fields.finish()
    }
    let options = values.axisValues() ?? []
    axes.append(
      SweepAxis(
        path: pair.key, domain: .choice(count: options.count), options: options,
        conditions: conditions, pathSpan: pair.pathSpan, span: reader.node.span))
    return .axis(options.count)
  }

  /// Whether a key is a path that can be an axis; reports where it is none.
  private func checkPath(_ pair: SpecPair, _ reader: ValueReader) -> Bool {
    let components = SweepAxis.components(of: pair.key)
    if components.contains(where: \.isEmpty) || components.count > Limits.standard.depth {
      context.findings.error(
        at: pair.keySpan, "\(reader.path): expected a path such as optimizer.lr")
      return false
    }
    // A sweep is of one name.
    if [SpecAssembly.extends, SpecDocument.sweep, "name"].contains(String(components[0])) {
      context.findings.error(
        at: pair.keySpan, "\(reader.path): there are no trials of '\(components[0])'")
      return false
    }
    if axes.contains(where: { $0.path == pair.key }) {
      context.findings.error(
        at: pair.keySpan, "\(reader.path): there is an axis over '\(abbreviated(pair.key))' already"
      )
    }
    return true
  }

  /// The axes of a space.
  mutating func space(_ reader: ValueReader) {
    guard let pairs = reader.node.pairs, !pairs.isEmpty else {
      return reader.refuse(expected: "axes: paths with what their values are drawn from")
    }
    for pair in pairs {
      let place = reader.part(pair.value, reader.path.key(pair.key))
      guard checkPath(pair, place) else { continue }
      guard let axis = SpaceAxisReading(place).axis() else { continue }
      axes.append(
        SweepAxis(
          path: pair.key, domain: axis.domain, options: axis.options, conditions: axis.conditions,
          pathSpan: pair.pathSpan, span: pair.value.span))
    }
  }
}

extension ValueReader {
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

  /// Values by paths: what `when` says, and an item of `exclude`.
  func conditions(
    expected: String = "values by the paths of other axes"
  ) -> [SweepCondition]? {
    guard let pairs = node.pairs, !pairs.isEmpty else {
      refuse(expected: expected)
      return nil
    }
    return pairs.map { pair in
      var values = [pair.value]
      if case .sequence(let items) = pair.value.kind { values = items }
      return SweepCondition(path: pair.key, span: pair.keySpan, values: values)
    }
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
