import Datasets
import Foundation
import Networks
import TestSupport
import Testing

@Suite struct CSVDatasetTests {
  private func load(
    _ text: String, _ requirement: TargetKind = .none,
    header: Bool = false, target: CSVDataset.Column? = nil
  ) throws -> Samples {
    let folder = try TemporaryFolder()
    let path = try folder.write(text.utf8, "t.csv")
    return try CSVDataset(path: path, header: header, target: target).load(requirement).samples
  }

  @Test(arguments: [
    "1,2\n3,4\n", "1,2\n3,4", "1,2\r\n3,4\r\n", "1,2\r3,4\r", "\u{FEFF}1,2\n3,4\n",
    " 1 ,\t2\n3 , 4 \n", "\"1\",\"2\"\n\"3\",4\n", "1,2\n3,4\n\n\n", "1,2\n3,4\n \t\r\n\r\n",
    "\u{FEFF}\"1\",2\r\n3,\" 4 \"", "1.0,2e0\n+3,.4e1",
  ])
  func `all spellings of a table are the same table`(_ text: String) throws {
    #expect(
      try load(text)
        == Samples(inputShape: [2], count: 2, inputs: [1, 2, 3, 4], targets: .none))
  }

  @Test(arguments: [CSVDataset.Column.index(1), .index(-2), .name("y")])
  func `the target column is found by index or name and the others keep their order`(
    _ target: CSVDataset.Column
  ) throws {
    let text = "a,y,b\n1,2,3\n4,0,6\n"
    let classes = try load(text, .classes, header: true, target: target)
    #expect(classes.inputs == [1, 3, 4, 6])
    #expect(classes.targets == .classes([2, 0], classCount: 3))
    let values = try load(text, .values, header: true, target: target)
    #expect(values.targets == .values([2, 0], width: 1))
    let none = try load(text, .none, header: true, target: target)
    #expect(none.inputs == [1, 3, 4, 6])
    #expect(none.targets == .none)
  }

  @Test func `quoted names hold commas, quotes and lines`() throws {
    let text = "\"a,\n\"\"b\"\"\", y \n1,2\n"
    let samples = try load(text, .values, header: true, target: .name("a,\n\"b\""))
    #expect(samples.targets == .values([1], width: 1))
    #expect(try load(text, .values, header: true, target: .name("y")).inputs == [1])
  }

  @Test func `text in a target column that is not needed does not matter`() throws {
    #expect(try load("1,cat\n2,dog\n", .none, target: .index(1)).inputs == [1, 2])
  }

  @Test func `a header of counted columns is a header`() throws {
    #expect(try load("0,1\n5,6\n", header: true).inputs == [5, 6])
  }

  @Test func `compressed files are read whatever their names, and digests are of the file`() throws
  {
    let folder = try TemporaryFolder()
    // python3: gzip.compress(b"1,2\n3,4\n", mtime=0), hashlib.sha256 of it.
    let bytes = try #require(
      Data(base64Encoded: "H4sIAAAAAAACAzPUMeIy1jHhAgBHk2yvCAAAAA=="))
    let dataset = CSVDataset(path: try folder.write(bytes, "t"), header: false)
    let digestOfGzip =
      "3825eca394edabfe0e43d4dc99c0002dfaefaa3d80e1af25b1ee1af54e65622f"
    let loaded = try dataset.load(.none)
    #expect(loaded.samples.inputs == [1, 2, 3, 4])
    #expect(loaded.digest == digestOfGzip)
  }

  @Test func `digests equal sha256sum's`() throws {
    let folder = try TemporaryFolder()
    let dataset = CSVDataset(path: try folder.write("1,2\n".utf8, "t"), header: false)
    #expect(
      try dataset.load(.none).digest
        == "52186c933993da4082b3cdc7c40bb4bf735b391ff54a2ef78c037dda6c38a680")
  }

  @Test func `a long table comes through whole`() throws {
    let rows = 20_000
    let text = (0..<rows).map { "\($0),0.5,\($0 % 7)\n" }.joined()
    let samples = try load(text, .classes, target: .index(-1))
    #expect(samples.count == rows)
    #expect(samples.inputs[2 * (rows - 1)] == Float(rows - 1))
    guard case .classes(let classes, 7) = samples.targets else {
      Issue.record("7 classes were written")
      return
    }
    #expect(classes.indices.allSatisfy { classes[$0] == Int32($0 % 7) })
  }
}
