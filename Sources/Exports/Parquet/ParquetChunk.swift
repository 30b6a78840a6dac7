/// The cells of one column in a group of rows.
struct ParquetChunk {
  private enum Encoding { static let (plain, runs, dictionary) = (0, 3, 8) }

  /// What the column is.
  let column: ParquetColumn
  /// How many cells there are, null or not.
  private(set) var count = 0
  private var isThere: [UInt32] = []
  /// The different cells in the order in which they came, and which of them each cell that is there has.
  private var different: [ParquetCell] = []
  private var places: [ParquetCell: UInt32] = [:]
  private var cells: [UInt32] = []

  /// Begins with no cells.
  init(_ column: ParquetColumn) { self.column = column }

  /// Adds a cell; nil where it is null.
  mutating func append(_ cell: ParquetCell?) {
    precondition(cell != nil || column.isOptional, "\(column.name) has no null")
    count += 1
    if column.isOptional { isThere.append(cell == nil ? 0 : 1) }
    guard let cell else { return }
    // Most cells are like the one above.
    if let above = cells.last, different[Int(above)] == cell { return cells.append(above) }
    if let place = places[cell] { return cells.append(place) }
    let place = UInt32(different.count)
    places[cell] = place
    different.append(cell)
    cells.append(place)
  }

  /// Whether cells are numbered by a page of the different ones: where that takes less.
  private var hasDictionary: Bool {
    column.kind != .flag && !cells.isEmpty && different.count <= cells.count / 2
  }

  /// The chunk's pages, which begin at a place of the file, and its `ColumnMetaData`.
  func encoded(at start: Int) -> (bytes: [UInt8], facts: CompactStructure) {
    var (bytes, dictionary): ([UInt8], Int?) = ([], nil)
    if hasDictionary {
      dictionary = start
      bytes += Self.page(2, Self.plain(different)) { header in
        header.add(7) { page in
          page.add(1, word: different.count)
          page.add(2, word: Encoding.plain)
        }
      }
    }
    let data = start + bytes.count
    bytes += Self.page(0, levels + values) { header in
      header.add(5) { page in
        page.add(1, word: count)
        page.add(2, word: hasDictionary ? Encoding.dictionary : Encoding.plain)
        page.add(3, word: Encoding.runs)
        page.add(4, word: Encoding.runs)
      }
    }
    return (bytes, facts(size: bytes.count, data: data, dictionary: dictionary))
  }

  private func facts(size: Int, data: Int, dictionary: Int?) -> CompactStructure {
    var facts = CompactStructure()
    facts.add(1, word: column.type)
    facts.add(
      2, words: [Encoding.plain, Encoding.runs] + (hasDictionary ? [Encoding.dictionary] : []))
    facts.add(3, texts: [column.name])
    // The codec of what is not compressed.
    facts.add(4, word: 0)
    facts.add(5, long: count)
    facts.add(6, long: size)
    facts.add(7, long: size)
    facts.add(9, long: data)
    if let dictionary { facts.add(11, long: dictionary) }
    return facts
  }

  /// A `PageHeader` and its page.
  private static func page(
    _ type: Int, _ content: [UInt8], _ describe: (inout CompactStructure) -> Void
  ) -> [UInt8] {
    var header = CompactStructure()
    header.add(1, word: type)
    header.add(2, word: content.count)
    header.add(3, word: content.count)
    describe(&header)
    return header.bytes + content
  }

  /// Which cells are there, with the length of that before it; nothing where all are.
  private var levels: [UInt8] {
    guard column.isOptional else { return [] }
    let runs = HybridRuns.bytes(isThere, width: 1)
    return UInt32(runs.count).littleEndianBytes + runs
  }

  private var values: [UInt8] {
    guard hasDictionary else { return Self.plain(cells.lazy.map { different[Int($0)] }) }
    let width = max(1, UInt32.bitWidth - UInt32(different.count - 1).leadingZeroBitCount)
    return [UInt8(width)] + HybridRuns.bytes(cells, width: width)
  }

  /// Cells one behind the other: the encoding `PLAIN`.
  private static func plain(_ cells: some Sequence<ParquetCell>) -> [UInt8] {
    var (bytes, flags): ([UInt8], [UInt32]) = ([], [])
    for cell in cells {
      switch cell {
      case .word(let word):
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
      case .flag(let flag): flags.append(flag ? 1 : 0)
      case .bytes(let text): bytes += UInt32(text.count).littleEndianBytes + text
      }
    }
    return bytes + HybridRuns.packed(flags, width: 1)
  }
}
