import Datasets
import Networks
import TestSupport
import Testing

@Suite struct CSVMistakeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    var requirement = TargetKind.none
    var header = false
    var target: CSVDataset.Column?
    var line: Int?
    var column: Int?
    let message: String
    var excerpt: String?
    var testDescription: String { message }
  }

  static let cases = [
    Case(text: "", message: "the file is empty"),
    Case(text: "\u{FEFF}\r\n \n", message: "the file is empty"),
    Case(
      text: "1,2\n3,abc\n5,6", line: 2, column: 3, message: "'abc' is not a number",
      excerpt: "3,abc"),
    Case(
      text: "a,b\n1,2", line: 1, column: 1,
      message: "'a' is not a number; is the first row a header?", excerpt: "a,b"),
    Case(
      text: "1,2\r\n3, é x \r\n", line: 2, column: 4, message: "'é x' is not a number",
      excerpt: "3, é x "),
    Case(
      text: "1,2\n\"é\",x\n", line: 2, column: 2, message: "'é' is not a number", excerpt: "\"é\",x"
    ),
    Case(
      text: "1,2\né😀,x\n", target: .index(0), line: 2, column: 4, message: "'x' is not a number",
      excerpt: "é😀,x"),
    Case(
      text: "1,2\n3,\n", line: 2, column: 3,
      message:
        "the cell is empty; missing: mean, median, most_frequent or drop says what becomes of it",
      excerpt: "3,"),
    Case(
      text: "1,2\n,4\n", line: 2, column: 1,
      message:
        "the cell is empty; missing: mean, median, most_frequent or drop says what becomes of it",
      excerpt: ",4"),
    Case(
      text: "1,2\n3,\"\"", line: 2, column: 4,
      message:
        "the cell is empty; missing: mean, median, most_frequent or drop says what becomes of it",
      excerpt: "3,\"\""),
    Case(
      text: "1\nnan\n", line: 2, column: 1,
      message:
        "'nan' is a missing value; missing: mean, median, most_frequent or drop says what becomes of it",
      excerpt: "nan"),
    Case(
      text: "1\n2\r-inf", line: 3, column: 1, message: "'-inf' is not a finite number",
      excerpt: "-inf"),
    Case(
      text: "1e999\n", line: 1, column: 1, message: "'1e999' is not a finite number",
      excerpt: "1e999"),
    Case(
      text: "1e39\n", line: 1, column: 1, message: "'1e39' is too large for a 32-bit float",
      excerpt: "1e39"),
    Case(
      text: "1,2,3,4\n1,2,3\n", line: 2, message: "row has 3 fields, the first has 4",
      excerpt: "1,2,3"),
    Case(
      text: "1,2\n1,2,3,4\n", line: 2, message: "row has 4 fields, the first has 2",
      excerpt: "1,2,3,4"),
    Case(
      text: "a,b\n1\n", header: true, line: 2, message: "row has 1 field, the header has 2",
      excerpt: "1"),
    Case(text: "1,2\n\n3,4\n", line: 2, column: 1, message: "the line is blank", excerpt: ""),
    Case(
      text: "1,2\n\"3,4\n", line: 2, column: 1, message: "this quote is never closed",
      excerpt: "\"3,4"),
    Case(
      text: "1,2\n\"3\"4,5\n", line: 2, column: 4, message: "text after a closing quote",
      excerpt: "\"3\"4,5"),
    Case(
      text: "5,1;3,5\r\n4,9;3,0\r\n", line: 1, column: 1,
      message: "'5,1' is not a number; decimal points are read, commas are not", excerpt: "5,1;3,5"),
    // Marks in names and around numbers separate nothing.
    Case(
      text: "time; s,y\n1,abc\n3,4\n", header: true, line: 2, column: 3,
      message:
        "'abc' in column 'y' is not a number; write columns: {'y': category} if the column holds words",
      excerpt: "1,abc"),
    Case(
      text: "1,\t2\n3,\tx\n", line: 2, column: 4, message: "'x' is not a number", excerpt: "3, x"),
    Case(
      text: "\"a;b\"\n\"x;y\"\n1\n", header: true, line: 2, column: 2,
      message:
        "'x;y' in column 'a;b' is not a number; write columns: {'a;b': category} if the column holds words",
      excerpt: "\"x;y\""),
    Case(text: "a,b\n", header: true, message: "the file is empty but for its header"),
    Case(
      text: "1,2.5\n3,4\n", header: true, line: 1, column: 1,
      message: "the header is a row of numbers; does the file have no header?", excerpt: "1,2.5"),
    Case(
      text: "x,label\n1,2\n", requirement: .classes, header: true, target: .name("labl"),
      message: "no column 'labl' in the header; did you mean 'label'?"),
    Case(
      text: "x,label\n1,2\n", requirement: .classes, header: true, target: .name("species"),
      message: "no column 'species' in the header"),
    Case(
      text: "y,y\n1,2\n", requirement: .classes, header: true, target: .name("y"),
      message: "2 columns of the header are named 'y'"),
    Case(
      text: "1,2\n", requirement: .classes, target: .name("y"),
      message: "there is no header to find column 'y' in; give the column's index"),
    Case(
      text: "1,2\n", requirement: .classes, target: .index(2),
      message: "there is no column 2; the first row has 2, counted from 0"),
    Case(
      text: "1,2\n", requirement: .classes, target: .index(-3),
      message: "there is no column -3; the first row has 2, counted from 0"),
    Case(
      text: "1,2\n", requirement: .classes, target: .index(.min),
      message: "there is no column \(Int.min); the first row has 2, counted from 0"),
    Case(
      text: "1,2\n", requirement: .values,
      message: "a target column is needed: give its name or its index"),
    Case(
      text: "1\n2\n", requirement: .values, target: .index(0),
      message: "no column is left for the inputs"),
    Case(
      text: "1,0\n2,1.5\n", requirement: .classes, target: .index(1), line: 2, column: 3,
      message: "'1.5' is not a class; classes are words or whole numbers",
      excerpt: "2,1.5"),
    Case(
      text: "1,\u{1B}[31m\u{202E}\n2,3\n", line: 1, column: 3,
      message: "'\u{FFFD}[31m\u{FFFD}' is not a number; is the first row a header?",
      excerpt: "1,\u{FFFD}[31m\u{FFFD}"),
  ]

  @Test(arguments: cases)
  func `mistakes are located and worded`(_ given: Case) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(given.text.utf8, "t.csv")
    let dataset = CSVDataset(path: path, header: given.header, target: given.target)
    let error = try #require(throws: DatasetError.self) { try dataset.load(given.requirement) }
    #expect(error.message == given.message)
    #expect(error.kind == .malformed)
    #expect(error.file == path)
    #expect(error.place?.line == given.line)
    #expect(error.place?.column == given.column)
    #expect(error.place?.excerpt == given.excerpt)
    #expect(error.place?.excerptColumn == given.column)
    let place = [given.line, given.column].compactMap { $0 }.map { ":\($0)" }.joined()
    #expect(error.description == "\(path)\(place): \(given.message)")
  }

  @Test func `long lines are cut around the mistake`() throws {
    let folder = try TemporaryFolder()
    let cells = [String](repeating: "1", count: 5000)
    let row = (cells[..<3000] + ["what"] + cells[3000...]).joined(separator: ",")
    let line = "\(row)\n\((cells + ["1"]).joined(separator: ","))"
    let dataset = CSVDataset(path: try folder.write(line.utf8, "t.csv"), header: false)
    let error = try #require(throws: DatasetError.self) { try dataset.load(.none) }
    #expect(error.place?.column == 6001)
    let excerpt = Array((error.place?.excerpt ?? "").unicodeScalars)
    let column = try #require(error.place?.excerptColumn)
    #expect(String(String.UnicodeScalarView(excerpt[(column - 1)...].prefix(4))) == "what")
    #expect(excerpt.count <= 201)
  }

  @Test func `files that cannot be read say why`() throws {
    let folder = try TemporaryFolder()
    let cases: [(String, DatasetError.Kind, String)] = [
      ("\(folder.path)/none.csv", .missing, "no such file"),
      ("\(try folder.write([], "f"))/x.csv", .missing, "no such file"),
      (folder.path, .unreadable, "is a directory"),
      ("/dev/null", .unreadable, "is not a regular file"),
      ("a\0b", .missing, "a path cannot contain a null character"),
      ("\(folder.path)/\(String(repeating: "x", count: 300))", .unreadable, "File name too long"),
    ]
    for (path, kind, message) in cases {
      let expected = DatasetError(kind, file: path, message: message)
      #expect(throws: expected) { try CSVDataset(path: path).load(.none) }
    }
  }
}
