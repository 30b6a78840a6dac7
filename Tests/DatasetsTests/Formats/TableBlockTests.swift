import Declarations
import Networks
import Testing

@testable import Datasets

/// Tables that are read in blocks: where these end, and how many threads read them, changes nothing.
@Suite struct TableBlockTests {
  private static let rows = [
    "a,\"b, \"\"c\"\"\",day,y", "1,\"é,\r\n\"\"x\"\"\",2024-02-29,p", "-2.5e1,😀,,q", "# \"open",
    "3,\"\",2023-01-01,p", "\"4\",é\"é,1999-12-31,r",
  ]

  private static let texts = ["\n", "\r\n", "\r"].flatMap { end in
    [rows.joined(separator: end), "\u{FEFF}" + rows.joined(separator: end) + end + end]
  }

  private func read(
    _ text: some Sequence<UInt8>, _ size: Int, threads: Int = 1
  ) throws -> (samples: Samples, notes: [String]) {
    var dataset = CSVDataset(path: "t", target: .name("y"))
    (dataset.comment, dataset.missing) = ("#", MissingCells())
    dataset.missing?.fill = .mostFrequent
    let read = try dataset.read(
      [Array(text)], of: ["t"], .classes, blockSize: size, threads: threads)
    let notes = read.notes
    return (try dataset.loaded(read).samples, notes)
  }

  @Test(arguments: texts)
  func `blocks of every size give the same table`(_ text: String) throws {
    let whole = try read(text.utf8, 1 << 20)
    // The year, month, day and weekday of the gap are those of the most frequent day, of several the first.
    #expect(whole.samples.count == 4)
    #expect(whole.samples.targets == .classes([0, 1, 0, 2], classCount: 3))
    #expect(whole.notes[2] == "column 'b, \"c\"': category of 3 words, 1 missing")
    for size in 1...text.utf8.count {
      for threads in [1, 2, 12] {
        let read = try read(text.utf8, size, threads: threads)
        #expect(read.samples == whole.samples, "blocks of \(size) bytes")
        #expect(read.notes == whole.notes)
      }
    }
  }

  @Test(
    arguments: [
      ("1,\"x\r\n\r\"\"y\"\n2,z\rbad,w\r\n", 5, 1), ("1,x\n\n2,y\n", 2, 1),
      ("1,x\n2,y,\n3,z\n", 2, nil),
      ("1,x\n2,y\n3,\"z\n4,u\n", 3, 3), ("1,x\n2,\0\nx,z\n", 2, 3),
    ] as [(String, Int, Int?)])
  func `mistakes are located alike in blocks of every size`(
    _ text: String, _ line: Int, _ column: Int?
  ) {
    for size in 1...text.utf8.count + 1 {
      var dataset = CSVDataset(path: "t", header: false)
      dataset.columns = ["0": .number, "1": .category]
      let error = #expect(throws: DatasetError.self, "blocks of \(size) bytes") {
        try dataset.read([Array(text.utf8)], of: ["t"], .none, blockSize: size, threads: 2)
      }
      #expect(error?.place?.line == line)
      #expect(error?.place?.column == column)
    }
  }

  @Test(arguments: [
    "0", "-0.5", "1e3", "123456789012345678", "0.1234567890123456789", "16777217.000000001",
    "16777217", "3.4028235677973366e38", "3.4028234e38", "1e-45", "7.006492321624085e-46",
    "-12.5E-3",
    "9007199254740993e5", "1.00000005960464477539", "1.000000059604644775390625", "+7", "1e22",
  ])
  func `numbers that are read fast are those that are read with care`(_ text: String) throws {
    let bytes = Array(text.utf8)
    let number = Float(try DecimalNumber.value(bytes, 0..<bytes.count))
    bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      if let quick = QuickNumber(delimiter: UInt8(ascii: ",")).read(bytes, at: &position) {
        #expect(quick == number)
        #expect(position == bytes.count)
      } else {
        #expect(position == 0)
      }
    }
  }

  @Test func `a column whose first thousand cells are missing is what its later cells are`() throws
  {
    let rows = (0...TypeInference.rows).map { "\($0),,0\n" }.joined()
    var dataset = CSVDataset(path: "t", target: .name("y"))
    dataset.missing = MissingCells()
    dataset.missing?.fill = .mostFrequent
    let text = "a,b,y\n" + rows + "1,word,1\n"
    let read = try dataset.read([Array(text.utf8)], of: ["t"], .classes, blockSize: 64)
    #expect(read.notes[2] == "column 'b': category of 1 word, 1001 missing")
  }

  @Test func `comments among numbers leave the table one of numbers`() throws {
    var dataset = CSVDataset(path: "t", header: false)
    dataset.comment = "#"
    let read = try dataset.read([Array("1,2\n# \"\n3,4\n".utf8)], of: ["t"], .none)
    #expect(read.table == nil)
    #expect(read.loaded.samples.inputs == [1, 2, 3, 4])
  }

  @Test func `a first row of a megabyte tells the delimiter`() throws {
    let row = (0..<20_000).map { "\($0)" }.joined(separator: ";")
    let dataset = CSVDataset(path: "t", header: false)
    let read = try dataset.read([Array("\(row)\n\(row)\n".utf8)], of: ["t"], .none)
    #expect(read.loaded.samples.inputShape == [20_000])
  }

  @Test func `a category that is declared has every word but the empty one`() throws {
    var dataset = CSVDataset(path: "t", target: .name("y"))
    dataset.columns = ["a": .category, "y": .category]
    let text = "a,y\nNA,None\nx,Insomnia\n"
    let read = try dataset.read([Array(text.utf8)], of: ["t"], .classes)
    #expect(read.table?.classes?.names == ["Insomnia", "None"])
    #expect(try dataset.loaded(read).samples.inputs == [1, 0, 0, 1])
  }
}
