/// Gathers the cells of one column.
struct ColumnBuilder {
  /// What the cells become.
  enum Kind {
    case number, boolean, moment, words, skipped
  }

  /// Why a cell cannot be taken.
  enum Fault: Error {
    case missing, notANumber, notFinite, tooLarge, notABoolean, notADate, notText
  }

  private let kind: Kind
  private var numbers: [Float] = []
  private var moments: [Double] = []
  private var codes: [Int32] = []
  private var known: [String: Int32] = [:]
  private var words: [String] = []
  /// Where each word was met first.
  private(set) var firstPlaces: [Int] = []

  /// Begins a column.
  init(_ kind: Kind) { self.kind = kind }

  /// What was gathered.
  var cells: TableColumn.Cells {
    switch kind {
    case .number, .boolean: .numbers(numbers)
    case .moment: .moments(moments)
    case .words, .skipped: .words(codes, words)
    }
  }

  /// Takes a cell of a file.
  ///
  /// - Parameters:
  ///   - scanner: Holds the file.
  ///   - field: The cell.
  ///   - range: Its content without blanks around it.
  /// - Throws: `Fault` for what is no such cell.
  mutating func append(
    _ scanner: FieldScanner, _ field: FieldScanner.Field, _ range: Range<Int>
  ) throws(Fault) {
    switch kind {
    case .skipped: return
    case .number: numbers.append(try Self.number(scanner.bytes, range))
    case .boolean:
      let word = String(decoding: scanner.bytes[range], as: UTF8.self)
      guard let value = Self.boolean(word) else {
        throw MissingCells.words.contains(word) ? .missing : .notABoolean
      }
      numbers.append(value ? 1 : 0)
    case .moment:
      guard let time = CalendarTime(scanner.bytes[range]) else {
        let word = String(decoding: scanner.bytes[range], as: UTF8.self)
        throw MissingCells.words.contains(word) ? .missing : .notADate
      }
      moments.append(time.seconds)
    case .words: try appendWord(scanner, field, range)
    }
  }

  private mutating func appendWord(
    _ scanner: FieldScanner, _ field: FieldScanner.Field, _ range: Range<Int>
  ) throws(Fault) {
    let word = scanner.text(field, in: range)
    if let code = known[word] {
      codes.append(code)
      return
    }
    if MissingCells.words.contains(word) { throw .missing }
    guard !word.unicodeScalars.contains("\u{FFFD}") else { throw .notText }
    let code = Int32(words.count)
    known[word] = code
    words.append(word)
    firstPlaces.append(range.lowerBound)
    codes.append(code)
  }

  /// The number that a cell spells.
  private static func number(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) -> Float {
    if range.isEmpty { throw .missing }
    let number: Double
    do throws(DecimalNumber.SyntaxError) {
      number = try DecimalNumber.value(bytes, range)
    } catch {
      guard
        range.count > 8
          || !MissingCells.words.contains(String(decoding: bytes[range], as: UTF8.self))
      else { throw .missing }
      throw error == .notFinite ? .notFinite : .notANumber
    }
    let value = Float(number)
    guard value.isFinite else { throw .tooLarge }
    return value
  }

  /// What a word says.
  static func boolean(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "t", "yes", "y", "1": true
    case "false", "f", "no", "n", "0": false
    case _: nil
    }
  }

  /// Takes a cell that is missing.
  mutating func appendGap() {
    switch kind {
    case .number, .boolean: numbers.append(.nan)
    case .moment: moments.append(.nan)
    case .words: codes.append(-1)
    case .skipped: break
    }
  }

  /// Forgets the cells of a row that is dropped.
  mutating func removeLast(to count: Int) {
    switch kind {
    case .number, .boolean: numbers.removeLast(max(0, numbers.count - count))
    case .moment: moments.removeLast(max(0, moments.count - count))
    case .words: codes.removeLast(max(0, codes.count - count))
    case .skipped: break
    }
  }
}
