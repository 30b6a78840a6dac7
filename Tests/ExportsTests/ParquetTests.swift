import TestSupport
import Testing

@testable import Exports

/// Parquet files, byte by byte, and as other programs read them.
@Suite struct ParquetTests {
  /// The examples of Thrift's and Parquet's own documents.
  @Test func `numbers, fields and lists have the bytes of the compact protocol`() {
    var number: [UInt8] = []
    number.append(varint: 50399)
    #expect(number == [0xDF, 0x89, 0x03])
    var structure = CompactStructure()
    for (field, word) in [(1, 0), (2, -1), (3, 1), (4, -2), (5, Int(Int32.max))] {
      structure.add(field, word: word)
    }
    let words: [UInt8] = [0x15, 0, 0x15, 1, 0x15, 2, 0x15, 3]
    #expect(structure.bytes == words + [0x15, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0])
    var other = CompactStructure()
    other.add(3, long: -1)
    other.add(4, flag: true)
    other.add(5, flag: false)
    other.add(7, text: "é")
    other.add(8, words: [1, 2])
    other.add(9, words: [Int](repeating: 0, count: 15))
    other.add(10) { $0.add(1, byte: 64) }
    other.add(11, texts: ["a"])
    let long: [UInt8] = [0x19, 0xF5, 15] + [UInt8](repeating: 0, count: 15)
    let start: [UInt8] = [0x36, 1, 0x11, 0x12, 0x28, 2, 0xC3, 0xA9, 0x19, 0x25, 2, 4]
    #expect(other.bytes == start + long + [0x1C, 0x13, 64, 0, 0x19, 0x18, 1, 0x61, 0])
  }

  static let runs: [(numbers: [UInt32], width: Int, bytes: [UInt8])] = [
    // Encodings.md: 0 to 7 in three bits.
    (Array(0..<8), 3, [3, 0x88, 0xC6, 0xFA]),
    // A hundred times 4, as a run: its length doubled, then the number.
    ([UInt32](repeating: 4, count: 100), 3, [0xC8, 1, 4]),
    ([UInt32](repeating: 1, count: 7), 1, [3, 0x7F]),
    // Three numbers and a run: the run fills the group of eight.
    ([1, 2, 3] + [UInt32](repeating: 5, count: 20), 3, [3, 0xD1, 0xDA, 0xB6, 30, 5]),
    ([UInt32](repeating: 300, count: 9), 9, [18, 0x2C, 1]), ([], 1, []),
  ]

  @Test(arguments: runs)
  func `small numbers are runs and packed groups`(
    _ numbers: [UInt32], _ width: Int, _ bytes: [UInt8]
  ) {
    #expect(HybridRuns.bytes(numbers, width: width) == bytes)
  }

  /// Each byte by parquet.thrift: a page's header, an optional column's levels, the values; the footer.
  @Test func `a file of two rows has the bytes of the specification`() {
    var file = ParquetFile([ParquetColumn("n", .integer, isOptional: true)])
    #expect(file.append([.integer(7)]).isEmpty && file.append([nil]).isEmpty)
    let magic = Array("PAR1".utf8)
    // DATA_PAGE, 14 bytes twice, 2 values PLAIN, both kinds of level RLE.
    let header: [UInt8] = [
      0x15, 0, 0x15, 28, 0x15, 28, 0x2C, 0x15, 4, 0x15, 0, 0x15, 6, 0x15, 6, 0, 0,
    ]
    // The length of the levels, one packed group of which the first bit is set, and 7 in eight bytes.
    let page: [UInt8] = [2, 0, 0, 0, 3, 1, 7, 0, 0, 0, 0, 0, 0, 0]
    let schema: [UInt8] =
      [0x15, 2, 0x19, 0x2C] + [0x48, 6] + Array("schema".utf8) + [0x15, 2, 0]
      + [0x15, 4, 0x25, 2, 0x18, 1, 0x6E, 0]
    let column: [UInt8] =
      [0x26, 0, 0x1C] + [0x15, 4, 0x19, 0x25, 0, 6, 0x19, 0x18, 1, 0x6E, 0x15, 0, 0x16, 4]
      + [0x16, 62, 0x16, 62, 0x26, 8, 0, 0]
    let group: [UInt8] = [0x19, 0x1C] + [0x19, 0x1C] + column + [0x16, 62, 0x16, 4, 0]
    let footer = schema + [0x16, 4] + group + [0x28, 6] + Array("runner".utf8) + [0]
    let end = UInt32(footer.count).littleEndianBytes + magic
    #expect(file.finish() == magic + header + page + footer + end)
  }

  private static let hasReaders = PythonReader.has("duckdb, polars, pyarrow")

  /// Prints what three programs read, which must be the same.
  private static let reader = """
    import sys, duckdb, polars, pyarrow.parquet as pq
    path = sys.argv[1]
    def text(rows): return "\\n".join("|".join("" if c is None else repr(c) for c in r) for r in rows)
    a = text(list(r.values()) for r in pq.read_table(path).to_pylist())
    b, c = text(duckdb.sql(f"from '{path}'").fetchall()), text(polars.read_parquet(path).rows())
    assert a == b == c, (a, b, c)
    print(a, pq.ParquetFile(path).num_row_groups)
    """

  /// Chunks with dictionaries and without, nulls in the middle, at the end and alone, and 1,000 different
  /// texts; several groups of rows.
  @Test(.enabled(if: hasReaders, "skipped: Python has no duckdb, polars and pyarrow"))
  func `other programs read all kinds of cells`() throws {
    let columns = [
      ParquetColumn("text", .text), ParquetColumn("perhaps", .text, isOptional: true),
      ParquetColumn("integer", .integer, isOptional: true), ParquetColumn("unsigned", .unsigned),
      ParquetColumn("number", .number), ParquetColumn("flag", .flag, isOptional: true),
      ParquetColumn("never", .number, isOptional: true),
    ]
    var file = ParquetFile(columns, facts: [("format", "1")], groupSize: 1000)
    var (bytes, lines): ([UInt8], [String]) = ([], [])
    let numbers: [(Double, String)] = [
      (0.1, "0.1"), (-0.0, "-0.0"), (.nan, "nan"), (-.infinity, "-inf"), (1e300, "1e+300"),
    ]
    for row in 0..<2500 {
      let text = row < 1000 ? "é\(row)" : "same"
      let (number, spelled) = numbers[row % 7 % 5]
      let isThere = row % 11 < 7 && row < 2300
      bytes += file.append([
        .text(text), isThere ? .text("p\(row % 3)") : nil,
        isThere ? .integer(-row) : nil, .word(UInt64.max - UInt64(row / 900)), .number(number),
        row % 5 == 0 ? nil : .flag(row % 3 == 0), nil,
      ])
      let perhaps = isThere ? "'p\(row % 3)'|\(-row)" : "|"
      let flag = row % 5 == 0 ? "" : row % 3 == 0 ? "True" : "False"
      lines.append("'\(text)'|\(perhaps)|\(UInt64.max - UInt64(row / 900))|\(spelled)|\(flag)|")
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes + file.finish(), "all.parquet")
    let read = try PythonReader.run(Self.reader, path)
    #expect(read.output == lines.joined(separator: "\n") + " 3\n", "\(read.output.suffix(600))")
    var empty = ParquetFile(columns)
    let none = try PythonReader.run(Self.reader, folder.write(empty.finish(), "none.parquet"))
    #expect(none.output == " 0\n", "\(none.output)")
  }
}
