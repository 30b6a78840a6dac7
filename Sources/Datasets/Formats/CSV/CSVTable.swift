import Messages
import Networks
import System

/// A CSV file on its way from bytes to samples.
struct CSVTable {
  private let dataset: CSVDataset
  private let targetKind: TargetKind
  private var scanner: FieldScanner
  private var width = 0
  private var targetColumn: Int?
  private var rows = 0
  private var inputs: [Float] = []
  private var classes: [Int32] = []
  private var values: [Float] = []
  /// What is odd about the file, known when its samples are.
  private(set) var suspicions: [String] = []

  /// Prepares to read a file's bytes.
  init(dataset: CSVDataset, targets: TargetKind, bytes: [UInt8]) {
    self.dataset = dataset
    targetKind = targets
    scanner = FieldScanner(bytes)
  }

  /// Reads everything.
  mutating func samples() throws(DatasetError) -> Samples {
    do throws(DatasetError) {
      return try rowsAndTargets()
    } catch {
      // Whatever went wrong first, this is why.
      guard let (mark, position) = CellSeparator.found(in: scanner.bytes) else { throw error }
      throw mistake("the cells are separated by \(mark.plural); expected commas", at: position)
    }
  }

  private mutating func rowsAndTargets() throws(DatasetError) -> Samples {
    guard !scanner.isAtEnd else { throw mistake("the file is empty") }
    var ahead = scanner
    let firstRow = try fields(&ahead)
    let firstLength = ahead.position - scanner.position
    let header = dataset.header ? try names(firstRow) : nil
    width = firstRow.count
    targetColumn = try dataset.targetColumn(targetKind, width: width, names: header)
    let inputWidth = width - (targetColumn == nil ? 0 : 1)
    guard inputWidth > 0 else { throw mistake("no column is left for the inputs") }
    if header != nil { scanner = ahead }
    suspicions = (header ?? []).indices.filter { isNameless(header?[$0]) && $0 != targetColumn }.map
    {
      "column \($0) has no name, as pandas writes a table's index, and is an input like the others; to "
        + "write a table without its index use to_csv(..., index=False)"
    }
    // The other rows are likely about as long as the first.
    let likely = min(scanner.bytes.count / firstLength * inputWidth, mostInputs)
    if Memory.isAvailable(4 * likely) { inputs.reserveCapacity(likely) }
    let most = mostInputs
    while try nextRow() {
      guard inputs.count <= most else {
        throw mistake(
          "the numbers of the first \(rows) rows are more than fit into the "
            + "\(Memory.text(Memory.limit)) of memory")
      }
    }
    guard rows > 0 else { throw mistake("there are no rows after the header") }
    return Samples(inputShape: [inputWidth], count: rows, inputs: inputs, targets: targets)
  }

  /// As many numbers as fit into memory beside the file's bytes.
  private var mostInputs: Int { max(Memory.limit - scanner.bytes.count, 0) / 4 }

  private var targets: Targets {
    switch targetKind {
    case .none: .none
    case .classes: .classes(classes, classCount: Int(classes.max() ?? 0) + 1)
    case .values: .values(values, width: 1)
    }
  }

  /// All fields of the row at a scanner.
  private func fields(_ scanner: inout FieldScanner) throws(DatasetError) -> [FieldScanner.Field] {
    var fields: [FieldScanner.Field] = []
    repeat { fields.append(try field(&scanner)) } while fields.last?.endsRow == false
    return fields
  }

  private func field(_ scanner: inout FieldScanner) throws(DatasetError) -> FieldScanner.Field {
    do throws(FormatError) {
      return try scanner.next()
    } catch { throw mistake(error.message, at: error.position) }
  }

  /// The names in a header, which must not look like a sample.
  private func names(_ fields: [FieldScanner.Field]) throws(DatasetError) -> [String] {
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

  /// Whether pandas names an index so, when it writes it and after it has read it.
  private func isNameless(_ name: String?) -> Bool {
    name == "" || name?.hasPrefix("Unnamed: ") == true
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

  private mutating func appendTarget(_ field: FieldScanner.Field) throws(DatasetError) {
    switch targetKind {
    case .none: break
    case .values: values.append(try number(field))
    case .classes:
      let range = trimmed(field.content)
      guard let index = Int32(exactly: try double(range)), 0 <= index, index < Targets.classLimit
      else {
        throw mistake(
          range,
          "is not a class number; "
            + "classes are whole numbers from 0 to \(Targets.classLimit - 1)")
      }
      classes.append(index)
    }
  }

  private func number(_ field: FieldScanner.Field) throws(DatasetError) -> Float {
    let range = trimmed(field.content)
    let value = Float(try double(range))
    guard value.isFinite else { throw mistake(range, "is too large for a 32-bit float") }
    return value
  }

  private func double(_ range: Range<Int>) throws(DatasetError) -> Double {
    guard !range.isEmpty else { throw mistake("the cell is empty", at: range.lowerBound) }
    do throws(DecimalNumber.SyntaxError) {
      return try DecimalNumber.value(scanner.bytes, range)
    } catch {
      let hint = rows == 0 && !dataset.header ? "; is the first row a header?" : ""
      switch error {
      case .notFinite: throw mistake(range, "is not a finite number")
      case .notANumber: throw mistake(range, "is not a number" + hint)
      }
    }
  }

  /// The range without spaces at either end.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, FieldScanner.isSpace(scanner.bytes[start]) { start += 1 }
    while start < end, FieldScanner.isSpace(scanner.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func ragged(_ count: Int, _ start: Int) -> DatasetError {
    let first = dataset.header ? "the header" : "the first"
    let fields = counted(count, "field")
    return DatasetError(
      .malformed, file: dataset.path, message: "row has \(fields), \(first) has \(width)",
      at: TextPlace(scanner.bytes, at: start, isWholeLine: true))
  }

  /// What is wrong with the text of a cell.
  private func mistake(_ range: Range<Int>, _ fault: String) -> DatasetError {
    mistake("\(Legible.quotation(scanner.bytes[range])) \(fault)", at: range.lowerBound)
  }

  private func mistake(_ message: String, at position: Int? = nil) -> DatasetError {
    DatasetError(
      .malformed, file: dataset.path, message: message,
      at: position.map { TextPlace(scanner.bytes, at: $0) })
  }
}
