import Messages

/// Reads the rows of one block of text.
struct BlockReader {
  /// The block.
  let bytes: [UInt8]
  /// The cells.
  private(set) var block = TableBlock()
  /// The words of each column of words, in the order of their first cells in this block.
  private(set) var words: [[String]]
  /// How many cells of each column of the file are missing, in rows that stay.
  private(set) var gaps: [Int]
  /// How many lines the block has.
  let lines: Int
  /// How many rows were read, those that were dropped among them.
  private(set) var rows = 0
  /// Which of these were dropped, from 0 in the block.
  private(set) var droppedRows: [Int] = []
  /// What is wrong; the rows before are read.
  private(set) var fault: CellFault?
  /// Where blank lines begin, behind which there is no row.
  private(set) var blank: Int?
  /// The first class that is a number and not whole.
  private(set) var measurement: (word: String, position: Int)?

  private let text: TableText
  private let rules: CellRules
  private let isFirst: Bool
  private let isBeginning: Bool
  private let quick: QuickNumber
  private var scanner: FieldScanner
  private var tables: [WordTable]
  private var isWhole = true
  private var rowGaps: [Int] = []

  /// What a table of words holds for a cell that is missing.
  private static let gap: Int32 = -1

  /// Takes a block.
  ///
  /// - Parameters:
  ///   - bytes: Its bytes.
  ///   - number: Which block of the file it is.
  ///   - text: The table.
  ///   - rules: What cells may be.
  init(_ bytes: [UInt8], number: Int, of text: TableText, _ rules: CellRules) {
    (self.bytes, self.text, self.rules) = (bytes, text, rules)
    let beginning = text.beginning
    (isFirst, isBeginning) = (number == beginning.block, number == 0)
    let start = number < beginning.block ? bytes.count : isFirst ? beginning.position : 0
    scanner = FieldScanner(bytes, text.form, at: start)
    quick = QuickNumber(delimiter: text.form.delimiter.byte)
    tables = rules.layout.places.map { _ in WordTable() }
    words = [[String]](repeating: [], count: rules.layout.words)
    gaps = [Int](repeating: 0, count: rules.layout.places.count)
    lines = TextPlace.lineEnds(in: bytes)
  }

  /// Reads all rows, or those before a mistake.
  mutating func read() {
    if let found = CharacterFault(in: bytes, isBeginning: isBeginning) {
      fault = CellFault(message: found.message, position: found.position ?? 0)
      return
    }
    reserve()
    do throws(CellFault) {
      while try nextRow() { rows += 1 }
    } catch { fault = error }
  }

  /// Makes room for as many rows as there can be.
  private mutating func reserve() {
    let layout = rules.layout
    // Each cell has a byte at least, its delimiter.
    let most = min(lines + 1, bytes.count / max(layout.places.count, 1) + 1)
    block.numbers.reserveCapacity(most * layout.numbers)
    block.moments.reserveCapacity(most * layout.moments)
    block.codes.reserveCapacity(most * layout.words)
  }

  /// Reads one row; false where there is none.
  private mutating func nextRow() throws(CellFault) -> Bool {
    scanner.skipComments()
    if scanner.position == bytes.count { return false }
    if scanner.isAtBlankLine {
      blank = scanner.position
      guard scanner.isAtEnd else {
        throw CellFault(message: "the line is blank", position: scanner.position)
      }
      return false
    }
    (isWhole, rowGaps) = (true, [])
    try readCells()
    let layout = rules.layout
    if isWhole {
      block.count += 1
      for column in rowGaps { gaps[column] += 1 }
    } else {
      droppedRows.append(rows)
      block.numbers.removeSubrange((block.count * layout.numbers)...)
      block.moments.removeSubrange((block.count * layout.moments)...)
      block.codes.removeSubrange((block.count * layout.words)...)
    }
    return true
  }

  /// Reads the cells of a row up to its end.
  private mutating func readCells() throws(CellFault) {
    let (start, places, bytes) = (scanner.position, rules.layout.places, bytes)
    var (column, endsRow) = (0, false)
    while !endsRow {
      if column < places.count, case .number = places[column],
        let number = bytes.withUnsafeBufferPointer({ quick.read($0, at: &scanner.position) })
      {
        block.numbers.append(number)
        endsRow = scanner.stepOverDelimiter()
      } else {
        let field: FieldScanner.Field
        do throws(FormatError) { field = try scanner.next() } catch {
          throw CellFault(message: error.message, position: error.position ?? start)
        }
        if column < places.count { try take(field, column, places[column]) }
        endsRow = field.endsRow
      }
      column += 1
    }
    guard column == places.count else {
      let first = text.dataset.header ? "the header" : "the first"
      let message = "row has \(counted(column, "field")), \(first) has \(places.count)"
      throw CellFault(message: message, position: start, isWholeLine: true)
    }
  }

  /// Takes a cell.
  private mutating func take(
    _ field: FieldScanner.Field, _ column: Int, _ place: TableLayout.Place
  ) throws(CellFault) {
    let range = scanner.trimmed(field.content)
    switch place {
    case .none: break
    case .number:
      if let number = try number(range, column) { block.numbers.append(number) }
    case .boolean:
      let code = try code(field, range, column, slot: nil)
      block.numbers.append(code == Self.gap ? .nan : Float(code))
    case .word(let slot): block.codes.append(try code(field, range, column, slot: slot))
    case .moment:
      if let time = CalendarTime(bytes[range]) {
        block.moments.append(time.seconds)
      } else {
        guard isGap(range, column) else { throw fault(.notADate, range, column) }
        try passOver(range, column)
        block.moments.append(.nan)
      }
    }
  }

  /// The number that a cell spells; NaN where it is missing.
  private mutating func number(_ range: Range<Int>, _ column: Int) throws(CellFault) -> Float? {
    let number: Double
    do throws(DecimalNumber.SyntaxError) {
      number = try DecimalNumber.value(bytes, range)
    } catch {
      guard isGap(range, column) else {
        throw fault(error == .notFinite ? .notFinite : .notANumber, range, column)
      }
      try passOver(range, column)
      return .nan
    }
    let value = Float(number)
    guard value.isFinite else { throw fault(.tooLarge, range, column) }
    return value
  }

  /// The number of the word that a cell holds.
  private mutating func code(
    _ field: FieldScanner.Field, _ range: Range<Int>, _ column: Int, slot: Int?
  ) throws(CellFault) -> Int32 {
    let bytes = bytes
    // What the bytes of doubled quotes stand for depends on the quotes around them.
    let known =
      field.hasDoubledQuotes
      ? nil : bytes.withUnsafeBufferPointer { tables[column].number(of: range, in: $0) }
    let number: Int32
    if let known {
      number = known
    } else {
      number = try newCode(field, range, column, slot)
      if !field.hasDoubledQuotes {
        bytes.withUnsafeBufferPointer { tables[column].note(number, of: range, in: $0) }
      }
    }
    if number == Self.gap { try passOver(range, column) }
    return number
  }

  /// The number of a word that the block did not have before in that spelling.
  private mutating func newCode(
    _ field: FieldScanner.Field, _ range: Range<Int>, _ column: Int, _ slot: Int?
  ) throws(CellFault) -> Int32 {
    guard let word = scanner.validText(field, in: range) else {
      throw fault(.notText, range, column)
    }
    guard let slot else {
      if let value = ColumnType.boolean(word) { return value ? 1 : 0 }
      guard isGap(range, column) else { throw fault(.notABoolean, range, column) }
      return Self.gap
    }
    if word.isEmpty || !rules.hasAllWords[column] && MissingCells.words.contains(word) {
      return Self.gap
    }
    if rules.isTarget[column], let classes = rules.classes, classes.index(of: word) == nil {
      if rules.isOptional[column] { return Self.gap }
      let cell = Legible.quotation(bytes[range]) + place(of: column)
      throw CellFault(
        message: "\(cell) is not a class of the run, which are \(classes.text)",
        position: range.lowerBound)
    }
    if rules.hasClasses, rules.isTarget[column], measurement == nil,
      ClassNames.number(word) != nil, ClassNames.wholeNumber(word) == nil
    {
      measurement = (word, range.lowerBound)
    }
    // A word may be there already in another spelling: the table makes one of the two.
    words[slot].append(word)
    return Int32(words[slot].count - 1)
  }

  /// Whether a cell says that a value is missing.
  private func isGap(_ range: Range<Int>, _ column: Int) -> Bool {
    range.isEmpty
      || range.count <= MissingCells.longestWord
        && MissingCells.words.contains(String(decoding: bytes[range], as: UTF8.self))
  }

  /// Lets a missing cell be, or drops its row.
  private mutating func passOver(_ range: Range<Int>, _ column: Int) throws(CellFault) {
    if rules.isOptional[column] {
      rowGaps.append(column)
      return
    }
    if rules.missing.fill == .drop {
      isWhole = false
      return
    }
    guard !rules.missing.isRefused, !rules.isNeeded[column] else {
      throw missingCell(range, column)
    }
    rowGaps.append(column)
  }

  private func missingCell(_ range: Range<Int>, _ column: Int) -> CellFault {
    let quoted = Legible.quotation(bytes[range])
    let cell =
      range.isEmpty
      ? "the cell\(place(of: column, "of")) is empty"
      : "\(quoted)\(place(of: column)) is a missing value"
    let advice =
      rules.isTarget[column]
      ? rules.isOfRun
        ? "such a row can be predicted, and not be measured"
        : "missing: drop leaves such rows out"
      : rules.isNeeded[column]
        ? "it must say which group the row belongs to"
        : "missing: mean, median, most_frequent or drop says what becomes of it"
    let word =
      range.isEmpty || !isWord(column)
      ? "" : "; if it is a word write columns: {\(name(of: column)): category}"
    return CellFault(message: "\(cell); \(advice)\(word)", position: range.lowerBound)
  }

  private func isWord(_ column: Int) -> Bool {
    if case .word = rules.layout.places[column] { true } else { false }
  }

  private func fault(
    _ reason: CellFault.Reason, _ range: Range<Int>, _ column: Int
  ) -> CellFault {
    let cell = Legible.quotation(bytes[range]) + place(of: column)
    let isBare = isFirst && rows == 0 && !text.dataset.header
    let isName = text.dataset.header && Array(text.plan.names[column].utf8) == Array(bytes[range])
    let hint =
      TypeInference.hasDecimalComma(bytes[range])
      ? "; decimal points are read, commas are not"
      : isBare
        ? "; is the first row a header?" : isName ? "; does the header stand here again?" : ""
    return CellFault(message: CellFault.text(reason, cell, hint), position: range.lowerBound)
  }

  /// Names the column of a cell, where the file has names.
  private func place(of column: Int, _ preposition: String = "in") -> String {
    text.dataset.header ? " \(preposition) \(text.plan.text(of: column))" : ""
  }

  private func name(of column: Int) -> String {
    text.dataset.header ? Legible.quotation(text.plan.names[column].utf8) : "\(column)"
  }
}
