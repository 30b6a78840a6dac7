/// A Parquet file in the making, whose bytes are given one group of rows after the other.
///
/// Pages are version 1 and not compressed. A chunk of a column has a dictionary where that takes less, so
/// that what stays the same from row to row takes next to nothing.
///
/// Source: apache/parquet-format, README.md and src/main/thrift/parquet.thrift.
package struct ParquetFile {
  private static let magic = Array("PAR1".utf8)
  private let groupSize: Int
  private let facts: [(key: String, value: String)]
  private var chunks: [ParquetChunk]
  private var groups: [CompactStructure] = []
  private var (size, rows) = (0, 0)

  /// Begins a file without rows.
  ///
  /// - Parameters:
  ///   - columns: What a row has, in order.
  ///   - facts: Texts about the file by their keys.
  ///   - groupSize: How many rows are kept until they are written together.
  package init(
    _ columns: [ParquetColumn], facts: [(key: String, value: String)] = [],
    groupSize: Int = 1 << 17
  ) {
    chunks = columns.map(ParquetChunk.init)
    (self.facts, self.groupSize) = (facts, groupSize)
  }

  /// Adds a row, a cell a column.
  ///
  /// - Returns: What is to be written now, most often nothing.
  package mutating func append(_ row: [ParquetCell?]) -> [UInt8] {
    precondition(row.count == chunks.count, "a row has a cell a column")
    for index in row.indices { chunks[index].append(row[index]) }
    return chunks.first?.count == groupSize ? endGroup() : []
  }

  /// What is to be written last: the rows that are left, and what the file holds.
  package mutating func finish() -> [UInt8] {
    let bytes = endGroup()
    let footer = footer.bytes
    return bytes + footer + UInt32(footer.count).littleEndianBytes + Self.magic
  }

  private mutating func endGroup() -> [UInt8] {
    var bytes = size == 0 ? Self.magic : []
    let count = chunks.first?.count ?? 0
    if count > 0 { groups.append(encode(count, to: &bytes)) }
    (size, rows) = (size + bytes.count, rows + count)
    chunks = chunks.map { ParquetChunk($0.column) }
    return bytes
  }

  /// Writes the chunks, and gives the `RowGroup` that tells where they are.
  private func encode(_ count: Int, to bytes: inout [UInt8]) -> CompactStructure {
    var columns: [CompactStructure] = []
    let start = bytes.count
    for chunk in chunks {
      let (pages, facts) = chunk.encoded(at: size + bytes.count)
      bytes += pages
      var column = CompactStructure()
      // No second copy of the facts stands beside the pages.
      column.add(2, long: 0)
      column.add(3, facts)
      columns.append(column)
    }
    var group = CompactStructure()
    group.add(1, structures: columns)
    group.add(2, long: bytes.count - start)
    group.add(3, long: count)
    return group
  }

  /// The `FileMetaData`.
  private var footer: CompactStructure {
    var root = CompactStructure()
    root.add(4, text: "schema")
    root.add(5, word: chunks.count)
    var footer = CompactStructure()
    footer.add(1, word: 1)
    footer.add(2, structures: [root] + chunks.map(\.column.schema))
    footer.add(3, long: rows)
    footer.add(4, structures: groups)
    if !facts.isEmpty {
      footer.add(
        5,
        structures: facts.map { key, value in
          var fact = CompactStructure()
          fact.add(1, text: key)
          fact.add(2, text: value)
          return fact
        })
    }
    footer.add(6, text: "runner")
    return footer
  }
}
