import Messages

/// A CSV file on its way from bytes to samples.
struct CSVTable {
  /// Classes are below this, so that a stray large number cannot ask for a giant output layer.
  static let classLimit = 1_000_000

  private let source: CSVSource
  private let targetKind: TargetRequirement
  private var scanner: CSVScanner
  private var width = 0
  private var targetColumn: Int?
  private var rows = 0
  private var inputs: [Float] = []
  private var classes: [Int32] = []
  private var values: [Float] = []

  /// Prepares to read a file's bytes.
  init(source: CSVSource, targets: TargetRequirement, bytes: [UInt8]) {
    self.source = source
    targetKind = targets
    scanner = CSVScanner(bytes)
  }

  /// Reads everything.
  mutating func samples() throws(DatasetError) -> Samples {
    guard !scanner.isAtEnd else { throw mistake("the file is empty") }
    var ahead = scanner
    let firstRow = try fields(&ahead)
    let firstLength = ahead.position - scanner.position
    let header = source.header == .present ? try names(firstRow) : nil
    width = firstRow.count
    targetColumn = try CSVColumns(source: source, width: width, names: header).target(targetKind)
    let inputWidth = width - (targetColumn == nil ? 0 : 1)
    guard inputWidth > 0 else { throw mistake("no column is left for the inputs") }
    if header != nil { scanner = ahead }
    // The other rows are likely about as long as the first.
    inputs.reserveCapacity(scanner.bytes.count / firstLength * inputWidth)
    while try nextRow() {}
    guard rows > 0 else { throw mistake("there are no rows after the header") }
    return Samples(inputShape: [inputWidth], count: rows, inputs: inputs, targets: targets)
  }

  private var targets: Targets {
    switch targetKind {
    case .none: .none
    case .classes: .classes(classes, classCount: Int(classes.max() ?? 0) + 1)
    case .values: .values(values, width: 1)
    }
  }

  /// All fields of the row at a scanner.
  private func fields(_ scanner: inout CSVScanner) throws(DatasetError) -> [CSVScanner.Field] {
    var fields: [CSVScanner.Field] = []
    repeat { fields.append(try field(&scanner)) } while fields.last?.endsRow == false
    return fields
  }

  private func field(_ scanner: inout CSVScanner) throws(DatasetError) -> CSVScanner.Field {
    do throws(CSVScanner.Fault) {
      return try scanner.next()
    } catch {
      throw mistake(error.message, at: error.position)
    }
  }

  /// The names in a header, which must not look like a sample.
  private func names(_ fields: [CSVScanner.Field]) throws(DatasetError) -> [String] {
    let names = fields.map { scanner.text($0, in: trimmed($0.content)) }
    let isNumbers = fields.allSatisfy { field in
      (try? DecimalNumber.value(scanner.bytes, trimmed(field.content))) != nil
    }
    // Tables whose columns have no names are often written with 0, 1, 2, … above them.
    guard !isNumbers || names == names.indices.map(String.init) else {
      throw mistake(
        "the header is a row of numbers; does the file have no header?", at: scanner.position)
    }
    return names
  }

  /// Reads one row; false where there is none.
  private mutating func nextRow() throws(DatasetError) -> Bool {
    if scanner.isAtBlankLine {
      guard scanner.isAtEnd else { throw mistake("the line is blank", at: scanner.position) }
      return false
    }
    let start = scanner.position
    var column = 0
    while true {
      let field = try field(&scanner)
      if column == targetColumn {
        try appendTarget(field)
      } else if column < width {
        inputs.append(try number(field))
      }
      column += 1
      if field.endsRow { break }
    }
    guard column == width else { throw ragged(column, start) }
    rows += 1
    return true
  }

  private mutating func appendTarget(_ field: CSVScanner.Field) throws(DatasetError) {
    switch targetKind {
    case .none: break
    case .values: values.append(try number(field))
    case .classes:
      let range = trimmed(field.content)
      let value = try double(range)
      guard let index = Int32(exactly: value), 0 <= index, index < Self.classLimit else {
        throw mistake(
          "\(Legible.quotation(scanner.bytes[range])) is not a class number; "
            + "classes are whole numbers from 0 to \(Self.classLimit - 1)", at: range.lowerBound)
      }
      classes.append(index)
    }
  }

  private func number(_ field: CSVScanner.Field) throws(DatasetError) -> Float {
    let range = trimmed(field.content)
    let value = Float(try double(range))
    guard value.isFinite else {
      throw mistake(
        "\(Legible.quotation(scanner.bytes[range])) is too large for a 32-bit float",
        at: range.lowerBound)
    }
    return value
  }

  private func double(_ range: Range<Int>) throws(DatasetError) -> Double {
    guard !range.isEmpty else { throw mistake("the cell is empty", at: range.lowerBound) }
    do throws(DecimalNumber.Fault) {
      return try DecimalNumber.value(scanner.bytes, range)
    } catch {
      let text = Legible.quotation(scanner.bytes[range])
      let hint = rows == 0 && source.header == .absent ? "; is the first row a header?" : ""
      switch error {
      case .notFinite: throw mistake("\(text) is not a finite number", at: range.lowerBound)
      case .notANumber: throw mistake("\(text) is not a number" + hint, at: range.lowerBound)
      }
    }
  }

  /// The range without spaces at either end.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, CSVScanner.isSpace(scanner.bytes[start]) { start += 1 }
    while start < end, CSVScanner.isSpace(scanner.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func ragged(_ count: Int, _ start: Int) -> DatasetError {
    let first = source.header == .present ? "the header" : "the first"
    let fields = counted(count, "field")
    let place = TextPlace(scanner.bytes, at: start)
    return DatasetError(
      .malformed, file: source.path, line: place.line,
      message: "row has \(fields), \(first) has \(width)", excerpt: place.excerpt)
  }

  private func mistake(_ message: String, at position: Int? = nil) -> DatasetError {
    let place = position.map { TextPlace(scanner.bytes, at: $0) }
    return DatasetError(
      .malformed, file: source.path, line: place?.line, column: place?.column, message: message,
      excerpt: place?.excerpt, excerptColumn: place?.excerptColumn)
  }
}
