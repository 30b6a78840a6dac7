import Messages
import Networks
import System

/// Reads the rows of a table whose cells are numbers, words and dates, some of them missing.
struct TableReader {
  /// The type of each column; nil for those that are not used.
  let types: [ColumnType?]
  /// What is odd about the cells.
  private(set) var suspicions: [String] = []
  private let text: TableText
  private let kind: TargetKind
  private let missing: MissingCells
  private let knownClasses: ClassNames?
  private var scanner: FieldScanner
  private var builders: [ColumnBuilder]
  private var rows = 0

  /// Prepares to read the rows of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - kind: What the loss needs.
  ///   - types: The columns' types where another file has told them; nil to infer them.
  ///   - classes: The classes that targets can be; nil for any.
  /// - Throws: ``DatasetError`` for columns that have no one type.
  init(
    _ text: TableText, _ kind: TargetKind, types: [ColumnType?]? = nil, classes: ClassNames? = nil
  ) throws(DatasetError) {
    (self.text, self.kind, scanner) = (text, kind, text.rows)
    knownClasses = classes
    missing = text.dataset.missing ?? MissingCells()
    let known = if let types { types } else { try TypeInference(text).types() }
    self.types = known
    let plan = text.plan
    builders = plan.names.indices.map { column in
      if plan.targets.contains(column) {
        switch kind {
        case .none: return ColumnBuilder(.skipped)
        case .classes: return ColumnBuilder(.words)
        case .values: return ColumnBuilder(.number)
        }
      }
      guard plan.inputs.contains(column) else {
        return ColumnBuilder(column == plan.group ? .words : .skipped)
      }
      switch known[column] {
      case .number: return ColumnBuilder(.number)
      case .category: return ColumnBuilder(.words)
      case .boolean: return ColumnBuilder(.boolean)
      case .date: return ColumnBuilder(.moment)
      case .drop, nil: return ColumnBuilder(.skipped)
      }
    }
  }

  /// The type of each input of a table, and how many of its cells are missing, for people.
  func notes(of table: Table) -> [String] {
    zip(text.plan.inputs, table.inputs).map { place, column in
      let missing = (0..<column.count).count(where: column.isMissing)
      let words: String
      if case .words(_, let found) = column.cells {
        words = " of \(counted(found.count, "word"))"
      } else {
        words = ""
      }
      return "\(text.plan.text(of: place)): \(column.type.rawValue)\(words)"
        + (missing > 0 ? ", \(missing) missing" : "")
    }
  }

  /// Reads all rows.
  mutating func table() throws(DatasetError) -> Table {
    while try nextRow() {
      guard 4 * rows * builders.count <= Memory.limit - scanner.bytes.count else {
        throw mistake(
          "the cells of the first \(rows) rows are more than fit into the \(Memory.text(Memory.limit)) of memory"
        )
      }
    }
    guard rows > 0 else { throw mistake("every row has a cell that is missing, and none is left") }
    let plan = text.plan
    func column(_ place: Int, _ type: ColumnType) -> TableColumn {
      TableColumn(name: plan.names[place], type: type, cells: builders[place].cells)
    }
    let targets =
      kind == .none ? [] : plan.targets.map { column($0, kind == .classes ? .category : .number) }
    let inputs = plan.inputs.map { column($0, types[$0] ?? .number) }
    if kind == .classes { try checkClasses() }
    return Table(
      file: text.dataset.path, inputs: inputs, targets: targets,
      groups: plan.group.map {
        TableColumn(name: plan.names[$0], type: .category, cells: groupCells($0))
      },
      count: rows, missing: missing, kind)
  }

  /// The words of the column of groups; one that is an input of numbers as well is told by these.
  private func groupCells(_ column: Int) -> TableColumn.Cells {
    switch builders[column].cells {
    case .words(let codes, let words): .words(codes, words)
    case .numbers(let numbers): Self.codes(of: numbers.map { Double($0) })
    case .moments(let moments): Self.codes(of: moments)
    }
  }

  private static func codes(of numbers: [Double]) -> TableColumn.Cells {
    var known: [Double: Int32] = [:]
    let codes = numbers.map { number in
      if let code = known[number] { return code }
      let code = Int32(known.count)
      known[number] = code
      return code
    }
    let names = known.sorted { $0.value < $1.value }.map { "\($0.key)" }
    return .words(codes, names)
  }

  /// Notes what is odd about the rows of all files.
  mutating func check(_ table: Table) throws(DatasetError) {
    guard table.count >= 10, table.inputs.count > 1 else { return }
    for (place, column) in zip(text.plan.inputs, table.inputs) {
      guard case .numbers(let numbers) = column.cells, column.type == .number,
        text.plan.isIndexLike(place)
      else { continue }
      let first = numbers[0]
      if numbers.indices.allSatisfy({ numbers[$0] == first + Float($0) }) {
        suspicions.append(text.plan.countingText(place))
      }
    }
  }

  /// Refuses classes that are numbers and not whole: they are measurements.
  private func checkClasses() throws(DatasetError) {
    guard let column = text.plan.targets.first else { return }
    let builder = builders[column]
    guard case .words(_, let words) = builder.cells else { return }
    guard words.count <= Targets.classLimit else {
      throw mistake("there are \(words.count) classes; at most \(Targets.classLimit) are possible")
    }
    if let knownClasses, let odd = words.firstIndex(where: { knownClasses.index(of: $0) == nil }) {
      throw mistake(
        "\(Legible.quotation(words[odd].utf8))\(place(of: column)) is not a class of the run, which are "
          + knownClasses.text, at: builder.firstPlaces[odd])
    }
    guard words.allSatisfy({ ClassNames.number($0) != nil }),
      let odd = words.firstIndex(where: { ClassNames.wholeNumber($0) == nil })
    else { return }
    throw mistake(
      "\(Legible.quotation(words[odd].utf8))\(place(of: column)) is not a class; classes are words or whole "
        + "numbers", at: builder.firstPlaces[odd])
  }

  /// Reads one row; false where there is none.
  private mutating func nextRow() throws(DatasetError) -> Bool {
    scanner.skipComments()
    if scanner.isAtBlankLine {
      guard scanner.isAtEnd else { throw mistake("the line is blank", at: scanner.position) }
      return false
    }
    let start = scanner.position
    var (column, isWhole) = (0, true)
    while true {
      let field: FieldScanner.Field
      do throws(FormatError) { field = try scanner.next() } catch {
        throw mistake(error.message, at: error.position)
      }
      if column < builders.count, !(try take(field, column)) { isWhole = false }
      column += 1
      if field.endsRow { break }
    }
    guard column == builders.count else { throw ragged(column, start) }
    if isWhole {
      rows += 1
    } else {
      for column in builders.indices { builders[column].removeLast(to: rows) }
    }
    return true
  }

  /// Takes a cell; false where its row is dropped.
  private mutating func take(
    _ field: FieldScanner.Field, _ column: Int
  ) throws(DatasetError) -> Bool {
    let range = scanner.trimmed(field.content)
    let fault: ColumnBuilder.Fault
    do throws(ColumnBuilder.Fault) {
      try builders[column].append(scanner, field, range)
      return true
    } catch { fault = error }
    guard fault == .missing else { throw mistake(fault, range, column) }
    if missing.fill == .drop { return false }
    let isTarget = text.plan.targets.contains(column)
    guard !missing.isRefused, !isTarget, column != text.plan.group else {
      throw missingCell(range, column, isTarget: isTarget)
    }
    builders[column].appendGap()
    return true
  }

  private func missingCell(_ range: Range<Int>, _ column: Int, isTarget: Bool) -> DatasetError {
    let quoted = Legible.quotation(scanner.bytes[range])
    let cell =
      range.isEmpty
      ? "the cell\(place(of: column, "of")) is empty"
      : "\(quoted)\(place(of: column)) is a missing value"
    let advice =
      isTarget
      ? "missing: drop leaves such rows out"
      : "missing: mean, median, most_frequent or drop says what becomes of it"
    return mistake("\(cell); \(advice)", at: range.lowerBound)
  }

  private func mistake(
    _ fault: ColumnBuilder.Fault, _ range: Range<Int>, _ column: Int
  ) -> DatasetError {
    let quoted = Legible.quotation(scanner.bytes[range])
    let cell = quoted + place(of: column)
    let hint = rows == 0 && !text.dataset.header ? "; is the first row a header?" : ""
    let message =
      switch fault {
      case .missing: "\(cell) is missing"
      case .notANumber:
        "\(cell) is not a number"
          + (TypeInference.hasDecimalComma(scanner.bytes[range])
            ? "; decimal points are read, commas are not" : hint)
      case .notFinite: "\(cell) is not a finite number"
      case .tooLarge: "\(cell) is too large for a 32-bit float"
      case .notABoolean: "\(cell) is neither true nor false"
      case .notADate: "\(cell) is not a date such as 2024-02-29 or 2024-02-29 13:45:00"
      case .notText: "\(cell) is not text in UTF-8"
      }
    return mistake(message, at: range.lowerBound)
  }

  /// Names the column of a cell, where the file has names.
  private func place(of column: Int, _ preposition: String = "in") -> String {
    text.dataset.header ? " \(preposition) \(text.plan.text(of: column))" : ""
  }

  private func ragged(_ count: Int, _ start: Int) -> DatasetError {
    let first = text.dataset.header ? "the header" : "the first"
    return DatasetError(
      .malformed, file: text.dataset.path,
      message: "row has \(counted(count, "field")), \(first) has \(builders.count)",
      at: TextPlace(scanner.bytes, at: start, isWholeLine: true))
  }

  private func mistake(_ message: String, at position: Int? = nil) -> DatasetError {
    DatasetError(
      .malformed, file: text.dataset.path, message: message,
      at: position.map { TextPlace(scanner.bytes, at: $0) })
  }
}
