import Messages
import Networks

/// The text of a table, up to its first row of cells.
struct TableText {
  /// What it is read as.
  let dataset: CSVDataset
  /// What stands between cells.
  let delimiter: CellDelimiter
  /// What the columns are for.
  private(set) var plan: TablePlan
  /// Stands where the first row of cells begins.
  private(set) var rows: FieldScanner
  private let isGuessed: Bool

  /// Reads a header, or the first row where there is none.
  init(
    _ dataset: CSVDataset, _ bytes: [UInt8], _ kind: TargetKind, group: String?,
    delimiter: CellDelimiter?
  ) throws(DatasetError) {
    let file = dataset.path
    try Self.checkCharacters(bytes, file)
    let comment = dataset.comment?.utf8.first
    let given = dataset.delimiter ?? delimiter
    self.dataset = dataset
    self.delimiter = given ?? .guess(in: bytes, comment: comment)
    isGuessed = given == nil
    var scanner = FieldScanner(bytes, delimiter: self.delimiter, comment: comment)
    scanner.skipComments()
    guard !scanner.isAtEnd else {
      throw DatasetError(.malformed, file: file, message: "the file is empty")
    }
    var ahead = scanner
    let fields = try Self.fields(&ahead, file)
    let header = dataset.header ? try Self.names(fields, scanner, file) : nil
    plan = try TablePlan(dataset, kind, header: header, width: fields.count, group: group)
    rows = header == nil ? scanner : ahead
    rows.skipComments()
    guard !rows.isAtEnd else {
      throw DatasetError(.malformed, file: file, message: "there are no rows after the header")
    }
  }

  /// What is odd about the text and its columns.
  var suspicions: [String] {
    let guess =
      isGuessed && delimiter != .comma
      ? [
        "the cells seem to be separated by \(delimiter.plural); delimiter: "
          + "\"\(delimiter.rawValue)\" says that they are"
      ] : []
    return guess + plan.suspicions
  }

  /// What is told of the reading.
  var notes: [String] {
    ["delimiter: \"\(delimiter.rawValue)\"" + (isGuessed ? " (guessed)" : "")]
  }

  /// Refuses a file whose columns are others than those of the first.
  func checkNames(against first: TableText) throws(DatasetError) {
    guard plan.names != first.plan.names else { return }
    let (names, others) = (plan.names, first.plan.names)
    let place = zip(names, others).enumerated().first { $1.0 != $1.1 }
    let difference =
      place.map {
        "its column \($0.offset) is \(Legible.quotation($0.element.0.utf8)) and not "
          + Legible.quotation($0.element.1.utf8)
      } ?? "it has \(counted(names.count, "column")) and not \(others.count)"
    throw DatasetError(
      .malformed, file: dataset.path,
      message: "the columns are not those of \(Legible.escaped(first.dataset.path)): \(difference)")
  }

  /// Refuses text that is not UTF-8 as far as that is seen at once.
  private static func checkCharacters(_ bytes: [UInt8], _ file: String) throws(DatasetError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw DatasetError(
        .malformed, file: file,
        message: "the text is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW")
    }
    if let place = bytes.firstIndex(of: 0) {
      throw DatasetError(
        .malformed, file: file,
        message: "a null character stands in the text; is this a table of text?",
        at: TextPlace(bytes, at: place))
    }
  }

  private static func fields(
    _ scanner: inout FieldScanner, _ file: String
  ) throws(DatasetError) -> [FieldScanner.Field] {
    var fields: [FieldScanner.Field] = []
    repeat {
      do throws(FormatError) {
        fields.append(try scanner.next())
      } catch {
        let place = error.position.map { TextPlace(scanner.bytes, at: $0) }
        throw DatasetError(.malformed, file: file, message: error.message, at: place)
      }
    } while fields.last?.endsRow == false
    return fields
  }

  /// The names in a header, which must not look like a sample.
  private static func names(
    _ fields: [FieldScanner.Field], _ scanner: FieldScanner, _ file: String
  ) throws(DatasetError) -> [String] {
    let names = fields.map { scanner.text($0, in: scanner.trimmed($0.content)) }
    let isNumbers = fields.allSatisfy { field in
      (try? DecimalNumber.value(scanner.bytes, scanner.trimmed(field.content))) != nil
    }
    // Tables whose columns have no names are often written with 0, 1, 2, … above them.
    guard !isNumbers || names == names.indices.map(String.init) else {
      throw DatasetError(
        .malformed, file: file,
        message: "the header is a row of numbers; does the file have no header?",
        at: TextPlace(scanner.bytes, at: scanner.position))
    }
    return names
  }
}
