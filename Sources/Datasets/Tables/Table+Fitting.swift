import Messages

extension Table {
  /// Learns from some rows how the columns become numbers.
  ///
  /// - Parameters:
  ///   - rows: Those that are trained on.
  ///   - known: Classes whose order is kept; further ones stand behind them.
  ///   - words: Of columns of indices the words whose numbers are kept, by the columns' names; further ones
  ///     stand behind them.
  /// - Returns: The encoding.
  /// - Throws: ``DatasetError`` for a column that has no value there, or that cannot be filled so.
  package func encoding(
    fittedOn rows: [Int], keeping known: [String] = [], words: [String: [String]] = [:]
  ) throws(DatasetError) -> TableEncoding {
    var columns: [TableEncoding.Column] = []
    for field in inputs { columns.append(try fitted(field, on: rows)) }
    for place in columns.indices where columns[place].type == .index {
      let former = words[columns[place].name] ?? []
      let isKnown = Set(former)
      columns[place].categories =
        former + columns[place].categories.filter { !isKnown.contains($0) }
    }
    guard columns.contains(where: { !$0.features.isEmpty }) else {
      throw mistake("no column is left for the inputs")
    }
    let (own, before) = (classes, ClassNames(ordered: known))
    // Where none of them is met the model has another head.
    let areOthers = own?.names.contains { before.index(of: $0) != nil } != true
    let ordered =
      areOthers
      ? own
      : own.map { own in
        ClassNames(ordered: known + own.names.filter { before.index(of: $0) == nil })
      }
    return TableEncoding(columns: columns, classes: ordered)
  }

  private func fitted(
    _ field: TableField, on rows: [Int]
  ) throws(DatasetError) -> TableEncoding.Column {
    var fitted = TableEncoding.Column(field.name, field.type)
    let hasGaps = field.gaps > 0
    // Other files may have gaps where this one has none.
    let learns = hasGaps || missing.fill.map { ![.drop, .error].contains($0) } ?? false
    if !learns, field.type == .number || field.type == .boolean { return fitted }
    let column = column(field)
    fitted.hasIndicator = hasGaps && missing.indicator && rows.contains(where: column.isMissing)
    switch column.cells {
    case .numbers(let numbers):
      fitted.number = try filling(column, rows.map { Double(numbers[$0]) }.filter { !$0.isNaN })
    case .moments(let moments):
      let given = rows.map { moments[$0] }.filter { !$0.isNaN }
      fitted.hasTime = given.contains { !($0 / 86_400).isWhole }
      if learns { fitted.number = try filling(column, given) }
    case .words(let codes, let words):
      var counts = [Int](repeating: 0, count: words.count)
      for row in rows where codes[row] >= 0 { counts[Int(codes[row])] += 1 }
      if learns { fitted.word = try filling(column, words, counts) }
      let met = words.indices.filter { counts[$0] > 0 }.map { words[$0] }
      // A word of its own for gaps is one more category.
      let extra = fitted.word.map { met.contains($0) ? [] : [$0] } ?? []
      fitted.categories = (met + extra).sorted(by: ClassNames.isBefore)
      guard field.type == .index || fitted.categories.count <= Self.mostCategories else {
        throw mistake(
          "column \(quoted(column)) has \(fitted.categories.count) different words, each of which would be "
            + "an input; at most \(Self.mostCategories) are possible: drop it, or type it 'index' for an "
            + "embedding, in 'columns'"
        )
      }
    }
    return fitted
  }

  /// The most inputs that one column becomes.
  private static let mostCategories = 10_000

  /// What stands for the missing numbers of a column with these others.
  private func filling(
    _ column: TableColumn, _ given: [Double]
  ) throws(DatasetError) -> Double {
    if let value = missing.value {
      guard let number = Self.number(value, column.type) else {
        throw mistake(
          "\(Legible.quotation(value.utf8)) cannot stand for the missing values of column "
            + "\(quoted(column)), which is of type \(column.type.rawValue)", "missing")
      }
      return number
    }
    guard !given.isEmpty else { throw empty(column) }
    if column.type == .boolean { return Self.mode(given) }
    switch missing.fill {
    case .mean: return given.reduce(0, +) / Double(given.count)
    case .median: return Self.median(given)
    case .mostFrequent: return Self.mode(given)
    case .drop, .error, nil: preconditionFailure("no row has such a cell")
    }
  }

  /// What a value is in a column of a type that is kept as numbers; nil where it cannot be there.
  private static func number(_ value: String, _ type: ColumnType) -> Double? {
    switch type {
    case .date: CalendarTime(value.utf8)?.seconds
    case .boolean: ColumnType.boolean(value).map { $0 ? 1 : 0 }
    case .number: ClassNames.number(value).flatMap { Float($0).isFinite ? $0 : nil }
    case .category, .index, .drop: nil
    }
  }

  /// What stands for the missing words of a column: the most frequent, of several the first in order.
  private func filling(
    _ column: TableColumn, _ words: [String], _ counts: [Int]
  ) throws(DatasetError) -> String {
    if let value = missing.value { return value }
    let most = counts.max() ?? 0
    guard most > 0 else { throw empty(column) }
    let often = words.indices.filter { counts[$0] == most }.map { words[$0] }
    return often.min(by: ClassNames.isBefore) ?? ""
  }

  /// The middle value, or the mean of the two.
  private static func median(_ values: [Double]) -> Double {
    let (sorted, half) = (values.sorted(), values.count / 2)
    return values.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }

  /// The most frequent value, of several the least.
  private static func mode(_ values: [Double]) -> Double {
    var counts: [Double: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let most = counts.values.max()
    return counts.filter { $0.value == most }.keys.min() ?? 0
  }

  private func empty(_ column: TableColumn) -> DatasetError {
    mistake(
      "column \(quoted(column)) has no value in the rows that are trained on; drop it in 'columns'")
  }

  private func quoted(_ column: TableColumn) -> String { Legible.quotation(column.name.utf8) }

  private func mistake(_ message: String, _ argument: String? = nil) -> DatasetError {
    DatasetError(.malformed, file: file, message: message, argument: argument)
  }
}

extension Double {
  fileprivate var isWhole: Bool { self == rounded(.down) }
}
