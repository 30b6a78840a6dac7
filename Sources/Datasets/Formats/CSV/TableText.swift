import Messages
import Networks

/// The text of a table, and what its beginning tells of it.
struct TableText {
  /// Where rows begin.
  struct Beginning {
    /// How many blocks stand before, which hold comments or the header.
    var block = 0
    /// The byte in the block.
    var position = 0
  }

  /// What it is read as.
  let dataset: any TableDataset
  /// What divides it.
  let form: TextForm
  /// What the columns are for.
  let plan: TablePlan
  /// Where the first row of cells begins.
  let beginning: Beginning
  /// Where the bytes come from.
  let source: ByteSource
  private let guess: CellDelimiter.Guess?
  private let blockSize: Int

  /// Reads a header, or the first row where there is none.
  init(
    _ dataset: any TableDataset, _ source: ByteSource, _ kind: TargetKind, group: String?,
    delimiter: CellDelimiter?, blockSize: Int, places: ColumnPlaces? = nil
  ) throws(DatasetError) {
    let comment = dataset.comment?.utf8.first
    (self.dataset, self.source, self.blockSize) = (dataset, source, blockSize)
    let given = dataset.delimiter ?? delimiter
    guess = given == nil ? try CellDelimiter.guess(in: source, comment: comment) : nil
    form = TextForm(delimiter: given ?? guess?.delimiter ?? .comma, comment: comment)
    var (scanner, beginning, line) = try Self.firstRow(
      of: try TextBlocks(source, form, size: blockSize), form, source.path)
    let first = scanner
    let fields = try Self.fields(&scanner, source.path, line)
    let header = dataset.header ? try Self.names(fields, first, source.path, line) : nil
    if let places {
      plan = TablePlan(dataset, header: header, width: fields.count, places)
    } else {
      plan = try TablePlan(dataset, kind, header: header, width: fields.count, group: group)
    }
    beginning.position = header == nil ? first.position : scanner.position
    self.beginning = beginning
  }

  /// All blocks, from those before the header on.
  func blocks() throws(DatasetError) -> TextBlocks {
    try TextBlocks(source, form, size: blockSize)
  }

  /// What is odd about the text and its columns.
  var suspicions: [String] {
    guard let guess, let rival = guess.rival else { return plan.suspicions }
    let ambiguity =
      "the cells seem to be separated by \(guess.delimiter.plural), but \(rival.plural) would do as well; "
      + "delimiter: \"\(guess.delimiter.rawValue)\" says that they are"
    return [ambiguity] + plan.suspicions
  }

  /// What is told of the reading.
  var notes: [String] {
    ["delimiter: \"\(form.delimiter.rawValue)\"" + (guess == nil ? "" : " (guessed)")]
  }

  /// Finds the first row that is no comment.
  private static func firstRow(
    of blocks: TextBlocks, _ form: TextForm, _ file: String
  ) throws(DatasetError) -> (FieldScanner, Beginning, line: Int) {
    var (blocks, beginning, line) = (blocks, Beginning(), 1)
    var blankLine: DatasetError?
    while let block = try blocks.next() {
      if let fault = CharacterFault(in: block, isBeginning: beginning.block == 0) {
        throw DatasetError(
          .malformed, file: file, message: fault.message,
          at: fault.position.map { TextPlace(block, at: $0, firstLine: line) })
      }
      var scanner = FieldScanner(block, form)
      scanner.skipComments()
      if !scanner.isAtEnd {
        if let blankLine { throw blankLine }
        guard !scanner.isAtBlankLine else {
          throw Self.blankLine(block, scanner.position, line, file)
        }
        return (scanner, beginning, line)
      }
      if scanner.position < block.count, blankLine == nil {
        blankLine = Self.blankLine(block, scanner.position, line, file)
      }
      line += TextPlace.lineEnds(in: block)
      beginning.block += 1
    }
    throw DatasetError(.malformed, file: file, message: "the file is empty")
  }

  private static func blankLine(
    _ block: [UInt8], _ position: Int, _ line: Int, _ file: String
  ) -> DatasetError {
    DatasetError(
      .malformed, file: file, message: "the line is blank",
      at: TextPlace(block, at: position, firstLine: line))
  }

  private static func fields(
    _ scanner: inout FieldScanner, _ file: String, _ line: Int
  ) throws(DatasetError) -> [FieldScanner.Field] {
    var fields: [FieldScanner.Field] = []
    repeat {
      do throws(FormatError) {
        fields.append(try scanner.next())
      } catch {
        let place = error.position.map { TextPlace(scanner.bytes, at: $0, firstLine: line) }
        throw DatasetError(.malformed, file: file, message: error.message, at: place)
      }
    } while fields.last?.endsRow == false
    return fields
  }

  /// The names in a header, which must not look like a sample.
  private static func names(
    _ fields: [FieldScanner.Field], _ scanner: FieldScanner, _ file: String, _ line: Int
  ) throws(DatasetError) -> [String] {
    var names: [String] = []
    for field in fields {
      guard let name = scanner.validText(field, in: scanner.trimmed(field.content)) else {
        throw DatasetError(
          .malformed, file: file, message: "a column's name is not text in UTF-8",
          at: TextPlace(scanner.bytes, at: field.content.lowerBound, firstLine: line))
      }
      names.append(name)
    }
    let isNumbers = fields.allSatisfy { field in
      (try? DecimalNumber.value(scanner.bytes, scanner.trimmed(field.content))) != nil
    }
    // Tables whose columns have no names are often written with 0, 1, 2, … above them.
    guard !isNumbers || names == names.indices.map(String.init) else {
      throw DatasetError(
        .malformed, file: file,
        message: "the header is a row of numbers; does the file have no header?",
        at: TextPlace(scanner.bytes, at: scanner.position, firstLine: line))
    }
    return names
  }
}
