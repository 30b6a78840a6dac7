import Messages

/// Finds the types of columns that are not declared, by the first cells of each.
struct TypeInference {
  /// How many rows are looked at.
  static let rows = 1000

  private let text: TableText

  /// What a column's cells have shown so far.
  private struct Evidence {
    var (numbers, words) = (0, 0)
    var (number, word): (Range<Int>?, Range<Int>?)
    var (areBooleans, areDates) = (true, true)
    var decimalComma: Range<Int>?
  }

  /// Takes a text.
  init(_ text: TableText) { self.text = text }

  /// The type of each input.
  ///
  /// - Throws: ``DatasetError`` for a column that has numbers as well as words: neither is a guess to make.
  func types() throws(DatasetError) -> [ColumnType?] {
    let plan = text.plan
    var types = plan.types
    let open = plan.inputs.filter { types[$0] == nil }
    guard !open.isEmpty else { return types }
    let evidence = evidence(for: Set(open))
    for column in open { types[column] = try type(of: column, evidence[column]) }
    return types
  }

  private func evidence(for columns: Set<Int>) -> [Evidence] {
    var evidence = [Evidence](repeating: Evidence(), count: text.plan.names.count)
    var (scanner, count) = (text.rows, 0)
    while count < Self.rows {
      scanner.skipComments()
      // Whatever is wrong with a row is told of when it is read.
      guard !scanner.isAtBlankLine else { break }
      var column = 0
      while let field = try? scanner.next() {
        if columns.contains(column) { note(scanner, field, &evidence[column]) }
        column += 1
        if field.endsRow { break }
      }
      count += 1
      guard column == text.plan.names.count else { break }
    }
    return evidence
  }

  private func note(
    _ scanner: FieldScanner, _ field: FieldScanner.Field, _ evidence: inout Evidence
  ) {
    let range = scanner.trimmed(field.content)
    let word = String(decoding: scanner.bytes[range], as: UTF8.self)
    guard !MissingCells.words.contains(word) else { return }
    let number: Double?
    do throws(DecimalNumber.SyntaxError) {
      number = try DecimalNumber.value(scanner.bytes, range)
    } catch { number = error == .notFinite ? .infinity : nil }
    guard number == nil else {
      evidence.numbers += 1
      evidence.number = evidence.number ?? range
      return
    }
    evidence.words += 1
    evidence.word = evidence.word ?? range
    evidence.areBooleans = evidence.areBooleans && ["true", "false"].contains(word.lowercased())
    evidence.areDates = evidence.areDates && CalendarTime(word.utf8) != nil
    if Self.hasDecimalComma(scanner.bytes[range]) {
      evidence.decimalComma = evidence.decimalComma ?? range
    }
  }

  private func type(of column: Int, _ evidence: Evidence) throws(DatasetError) -> ColumnType {
    guard let word = evidence.word, evidence.decimalComma == nil else {
      // Decimal commas are refused where the numbers are read.
      return .number
    }
    guard let number = evidence.number else {
      return evidence.areBooleans ? .boolean : evidence.areDates ? .date : .category
    }
    // The odd one out is told of; a lone pair is taken for a number that is misspelled.
    let isWord = evidence.words <= evidence.numbers
    let range = isWord ? word : number
    let quoted = Legible.quotation(text.rows.bytes[range])
    let isFirst = !text.dataset.header && range.lowerBound < endOfFirstRow
    let place = text.dataset.header ? " in \(text.plan.text(of: column))" : ""
    let advice =
      isFirst
      ? "; is the first row a header?"
      : text.dataset.header
        ? "; write columns: {\(Legible.quotation(text.plan.names[column].utf8)): category} if the column holds words"
        : ""
    throw DatasetError(
      .malformed, file: text.dataset.path,
      message: "\(quoted)\(place) is \(isWord ? "not a number" : "a number among words")\(advice)",
      at: TextPlace(text.rows.bytes, at: range.lowerBound))
  }

  private var endOfFirstRow: Int {
    let rows = text.rows
    return rows.bytes[rows.position...].firstIndex(where: TextPlace.isLineEnd) ?? rows.bytes.count
  }

  /// Whether a cell is a number but for a comma in the place of the decimal point: `5,1`.
  static func hasDecimalComma(_ cell: ArraySlice<UInt8>) -> Bool {
    guard let comma = cell.firstIndex(of: UInt8(ascii: ",")) else { return false }
    var bytes = Array(cell)
    bytes[comma - cell.startIndex] = UInt8(ascii: ".")
    return (try? DecimalNumber.value(bytes, 0..<bytes.count)) != nil
  }
}
