import Messages

/// Finds the types of columns that are not declared, by the first cells of each.
struct TypeInference {
  /// How many rows are looked at, and more where a column has no cell among them that is not missing.
  static let rows = 1000

  private let text: TableText

  /// A cell, with the block that it stands in.
  private struct Spot {
    let bytes: [UInt8]
    let range: Range<Int>
    let line: Int
    let isFirstRow: Bool
  }

  /// What a column's cells have shown so far.
  private struct Evidence {
    var (numbers, words) = (0, 0)
    var (number, word): (Spot?, Spot?)
    var (areBooleans, areDates) = (true, true)
    var hasDecimalComma = false
    var isEmpty: Bool { numbers + words == 0 }
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
    let evidence = try evidence(for: open)
    for column in open { types[column] = try type(of: column, evidence[column]) }
    return types
  }

  private func evidence(for open: [Int]) throws(DatasetError) -> [Evidence] {
    var evidence = [Evidence](repeating: Evidence(), count: text.plan.names.count)
    var blocks = try text.blocks()
    var (number, line, count) = (0, 1, 0)
    // Whatever is wrong with a file is told of when it is read.
    while let block = try? blocks.next() {
      defer { (number, line) = (number + 1, line + TextPlace.lineEnds(in: block)) }
      guard number >= text.beginning.block else { continue }
      let start = number == text.beginning.block ? text.beginning.position : 0
      var scanner = FieldScanner(block, text.form, at: start)
      while true {
        let columns = count < Self.rows ? open : open.filter { evidence[$0].isEmpty }
        guard !columns.isEmpty else { return evidence }
        guard let more = look(&scanner, at: Set(columns), count, line, &evidence) else { break }
        guard more > 0 else { return evidence }
        count += more
      }
    }
    return evidence
  }

  /// Looks at up to a thousand rows; how many there were, 0 where one is wrong, nil at the block's end.
  private func look(
    _ scanner: inout FieldScanner, at columns: Set<Int>, _ count: Int, _ line: Int,
    _ evidence: inout [Evidence]
  ) -> Int? {
    var rows = 0
    let most = count < Self.rows ? Self.rows - count : Self.rows
    while rows < most {
      scanner.skipComments()
      guard !scanner.isAtBlankLine else { return rows > 0 ? rows : nil }
      var column = 0
      while let field = try? scanner.next() {
        if columns.contains(column) {
          let range = scanner.trimmed(field.content)
          let spot = Spot(
            bytes: scanner.bytes, range: range, line: line, isFirstRow: count + rows == 0)
          note(spot, &evidence[column])
        }
        column += 1
        if field.endsRow { break }
      }
      guard column == evidence.count else { return 0 }
      rows += 1
    }
    return rows
  }

  private func note(_ spot: Spot, _ evidence: inout Evidence) {
    let (bytes, range) = (spot.bytes, spot.range)
    let number: Double?
    do throws(DecimalNumber.SyntaxError) {
      number = try DecimalNumber.value(bytes, range)
    } catch { number = error == .notFinite ? .infinity : nil }
    if let number, number.isFinite {
      evidence.numbers += 1
      evidence.number = evidence.number ?? spot
      return
    }
    let word = String(decoding: bytes[range], as: UTF8.self)
    guard !MissingCells.words.contains(word) else { return }
    guard number == nil else {
      evidence.numbers += 1
      evidence.number = evidence.number ?? spot
      return
    }
    evidence.words += 1
    evidence.word = evidence.word ?? spot
    evidence.areBooleans = evidence.areBooleans && ["true", "false"].contains(word.lowercased())
    evidence.areDates = evidence.areDates && CalendarTime(word.utf8) != nil
    evidence.hasDecimalComma = evidence.hasDecimalComma || Self.hasDecimalComma(bytes[range])
  }

  private func type(of column: Int, _ evidence: Evidence) throws(DatasetError) -> ColumnType {
    guard let word = evidence.word, !evidence.hasDecimalComma else {
      // Decimal commas are refused where the numbers are read.
      return .number
    }
    guard let number = evidence.number else {
      return evidence.areBooleans ? .boolean : evidence.areDates ? .date : .category
    }
    // The odd one out is told of; a lone pair is taken for a number that is misspelled.
    let isWord = evidence.words <= evidence.numbers
    let spot = isWord ? word : number
    let quoted = Legible.quotation(spot.bytes[spot.range])
    let name = Legible.quotation(text.plan.names[column].utf8)
    let place = text.dataset.header ? " in column \(name)" : ""
    let advice =
      text.dataset.header
      ? "; write columns: {\(name): category} if the column holds words"
      : spot.isFirstRow ? "; is the first row a header?" : ""
    throw DatasetError(
      .malformed, file: text.dataset.path,
      message: "\(quoted)\(place) is \(isWord ? "not a number" : "a number among words")\(advice)",
      at: TextPlace(spot.bytes, at: spot.range.lowerBound, firstLine: spot.line))
  }

  /// Whether a cell is a number but for a comma in the place of the decimal point: `5,1`.
  static func hasDecimalComma(_ cell: ArraySlice<UInt8>) -> Bool {
    guard let comma = cell.firstIndex(of: UInt8(ascii: ",")) else { return false }
    var bytes = Array(cell)
    bytes[comma - cell.startIndex] = UInt8(ascii: ".")
    return (try? DecimalNumber.value(bytes, 0..<bytes.count)) != nil
  }
}
