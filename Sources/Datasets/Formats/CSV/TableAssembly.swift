import Messages
import Networks
import System

/// Joins the blocks of one or several files, in their order, to a table.
struct TableAssembly {
  private let rules: CellRules
  private let limit = Memory.limit
  private var text: TableText
  private var blocks: [TableBlock] = []
  private var words: [[String]]
  private var known: [[String: Int32]]
  private var gaps: [Int]
  private var parts: [Range<Int>] = []
  private var measurement: DatasetError?
  private var byteCount = 0
  private var dropped: [Int] = []
  private var allRows = 0
  // Of the file that is being read.
  private var (start, line, rowCount) = (0, 1, 0)
  private var blank: DatasetError?

  /// The rows so far.
  private(set) var count = 0

  /// Begins with a file.
  init(_ text: TableText, _ rules: CellRules) {
    (self.text, self.rules) = (text, rules)
    words = [[String]](repeating: [], count: rules.layout.words)
    known = [[String: Int32]](repeating: [:], count: rules.layout.words)
    gaps = [Int](repeating: 0, count: rules.layout.places.count)
  }

  /// Begins another file, whose columns are those of the first.
  mutating func begin(_ text: TableText) {
    self.text = text
    (start, line, rowCount, blank) = (count, 1, 0, nil)
  }

  /// Ends a file.
  mutating func end() throws(DatasetError) {
    guard rowCount > 0 else { throw mistake("the file is empty but for its header") }
    guard count > start else {
      throw mistake(
        "the file is empty but for rows with a missing cell, all of which missing: drop leaves out")
    }
    parts.append(start..<count)
  }

  /// Takes the next block.
  mutating func append(_ reader: consuming BlockReader) throws(DatasetError) {
    if let blank, reader.rows > 0 || reader.fault != nil { throw blank }
    if let fault = reader.fault {
      throw mistake(fault.message, reader.bytes, fault.position, fault.isWholeLine)
    }
    if let position = reader.blank, blank == nil {
      blank = mistake("the line is blank", reader.bytes, position)
    }
    if let (word, position) = reader.measurement, measurement == nil {
      measurement = mistake(measurementText(word), reader.bytes, position)
    }
    var block = reader.block
    renumber(&block.codes, reader.words)
    for column in gaps.indices { gaps[column] += reader.gaps[column] }
    (count, rowCount, line) = (count + block.count, rowCount + reader.rows, line + reader.lines)
    byteCount += block.byteCount
    dropped += reader.droppedRows.map { $0 + allRows }
    allRows += reader.rows
    guard byteCount <= limit else {
      throw mistake(
        "the cells of the first \(count) rows are more than fit into the \(Memory.text(limit)) of memory"
      )
    }
    if block.count > 0 { blocks.append(block) }
  }

  /// Gives the words of a block the numbers that they have in the table.
  private mutating func renumber(_ codes: inout [Int32], _ found: [[String]]) {
    for (slot, found) in found.enumerated() {
      let numbers = found.map { number(of: $0, slot) }
      guard !zip(numbers, 0..<Int32.max).allSatisfy({ $0 == $1 }) else { continue }
      for place in stride(from: slot, to: codes.count, by: words.count) where codes[place] >= 0 {
        codes[place] = numbers[Int(codes[place])]
      }
    }
  }

  private mutating func number(of word: String, _ slot: Int) -> Int32 {
    if let number = known[slot][word] { return number }
    let number = Int32(words[slot].count)
    known[slot][word] = number
    words[slot].append(word)
    return number
  }

  /// The table of all rows, and whether all of its cells are numbers.
  consuming func table(
    _ first: TableText, _ kind: TargetKind
  ) throws(DatasetError) -> (table: Table, isOfNumbers: Bool) {
    let plan = first.plan
    func field(_ place: Int, _ type: ColumnType) -> TableField {
      TableField(
        name: plan.names[place], type: type, place: rules.layout.places[place], gaps: gaps[place])
    }
    let targets =
      kind == .none ? [] : plan.targets.map { field($0, kind == .classes ? .category : .number) }
    let inputs = plan.inputs.map { field($0, rules.types[$0] ?? .number) }
    let groups = plan.group.map { field($0, .category) }
    if kind == .classes, let target = targets.first { try checkClasses(target) }
    let isOfNumbers =
      groups == nil && dropped.isEmpty && inputs.allSatisfy { $0.type == .number && $0.gaps == 0 }
      && hasPlainClasses(targets.first)
    let table = Table(
      file: first.dataset.path, inputs: inputs, targets: targets, groups: groups,
      layout: rules.layout, blocks: blocks, words: words, dropped: dropped,
      missing: rules.missing, targetKind: kind,
      parts: parts)
    return (table, isOfNumbers)
  }

  /// Whether the classes, if there are any, are numbers from 0 on.
  private func hasPlainClasses(_ target: TableField?) -> Bool {
    guard case .word(let slot)? = target?.place else { return true }
    let numbers = words[slot].map { ClassNames.wholeNumber($0) ?? -1 }
    return numbers.contains(0) && numbers.allSatisfy { $0 >= 0 && $0 < Targets.classLimit }
  }

  /// Refuses classes that are numbers and not whole: they are measurements.
  private func checkClasses(_ target: TableField) throws(DatasetError) {
    guard case .word(let slot) = target.place else { return }
    guard words[slot].count <= Targets.classLimit else {
      throw mistake(
        "there are \(words[slot].count) classes; at most \(Targets.classLimit) are possible")
    }
    guard let measurement, words[slot].allSatisfy({ ClassNames.number($0) != nil }) else { return }
    throw measurement
  }

  private func measurementText(_ word: String) -> String {
    let column = text.plan.targets.first.map { " in \(text.plan.text(of: $0))" } ?? ""
    return "\(Legible.quotation(word.utf8))\(text.dataset.header ? column : "") is not a class; "
      + "classes are words or whole numbers"
  }

  private func mistake(
    _ message: String, _ bytes: [UInt8]? = nil, _ position: Int = 0, _ isWholeLine: Bool = false
  ) -> DatasetError {
    DatasetError(
      .malformed, file: text.dataset.path, message: message,
      at: bytes.map {
        TextPlace($0, at: position, firstLine: line, isWholeLine: isWholeLine)
      })
  }
}
