import Declarations
import Networks
import TestSupport
import Testing

@testable import Datasets

/// Tables with something wrong, each located, or read for what it is.
@Suite struct SpoiledTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let place: [Int]
    let message: String
    var set: @Sendable (inout CSVDataset) -> Void = { _ in }
    var testDescription: String { message }

    init(
      _ text: String, _ place: [Int], _ message: String,
      _ set: @escaping @Sendable (inout CSVDataset) -> Void = { _ in }
    ) {
      (self.text, self.place, self.message, self.set) = (text, place, message, set)
    }
  }

  static let cases = [
    Case("a,y\n1,p\nx,q\n2,p\n", [3, 1], "'x' in column 'a' is not a number"),
    Case("a,y\nx,p\ny,q\n2,p\n", [4, 1], "'2' in column 'a' is a number among words"),
    Case("a,y\n1,p\n\n2,q\n", [3, 1], "the line is blank"),
    Case("a,y\n1,p\n,q\n", [3, 1], "the cell of column 'a' is empty"),
    Case("a,y\n1,p\nNA,q\n", [3, 1], "'NA' in column 'a' is a missing value"),
    Case("a,y\n1,p\n2,\n", [3, 3], "the cell of column 'y' is empty; missing: drop"),
    Case("a,y\n1,\"p\n2,q\n", [2, 3], "this quote is never closed"),
    Case("a,y\n1,\"p\"x\n", [2, 6], "text after a closing quote"),
    Case("a,y\n1,p,2\n", [2], "row has 3 fields, the header has 2"),
    Case("a,y\n1\n", [2], "row has 1 field, the header has 2"),
    Case("a,y\n1,p\n\0,q\n", [3, 1], "a null character stands in the text"),
    Case("a,y\ninf,p\n", [2, 1], "'inf' in column 'a' is not a finite number"),
    Case("a,y\n1e39,p\n", [2, 1], "'1e39' in column 'a' is too large for a 32-bit float"),
    Case("a;y\n1,5;p\n2,5;q\n", [2, 1], "'1,5' in column 'a' is not a number; decimal points"),
    Case("a,y\n1,0.5\n2,1.5\n", [2, 3], "'0.5' in column 'y' is not a class"),
    Case("", [], "the file is empty"), Case("a,y\n", [], "the file is empty but for its header"),
    Case("a,a,y\n1,2,p\n", [], "2 columns of the header are named 'a'") {
      $0.columns = ["a": .drop]
    },
    Case("a,y\n1,p\n", [], "no column 'b' in the header") { $0.columns = ["b": .number] },
    Case("a,y\n1,p\n", [], "there is no column 7; the first row has 2") {
      $0.columns = ["7": .drop]
    },
    Case("a,y\n1,p\n", [], "no column is left for the inputs") { $0.columns = ["a": .drop] },
    Case("a,y\n1,p\n", [], "column 'y' is the target and cannot be dropped") {
      $0.columns = ["y": .drop]
    },
    Case("a,y\n1,p\nx,q\n", [3, 1], "'x' in column 'a' is not a number") {
      $0.columns = ["a": .number]
    },
    Case("a,y\nyes,p\nmaybe,q\n", [3, 1], "'maybe' in column 'a' is neither true nor false") {
      $0.columns = ["a": .boolean]
    },
    Case("a,y\n2024-02-29,p\n2023-02-29,q\n", [3, 1], "'2023-02-29' in column 'a' is not a date") {
      $0.columns = ["a": .date]
    },
    Case("a,y\n,p\n,q\n", [], "column 'a' has no value") { $0.missing = fill(.mean) },
    Case("a,y\n,p\n,q\n", [], "the file is empty but for rows with a missing cell") {
      $0.missing = fill(.drop)
    },
    Case("a,y\n1,p\n,q\n", [], "'none' cannot stand for the missing values of column 'a'") {
      var missing = MissingCells()
      missing.value = "none"
      $0.missing = missing
    },
  ]

  static func fill(_ fill: MissingCells.Fill) -> MissingCells {
    var missing = MissingCells()
    missing.fill = fill
    return missing
  }

  @Test(arguments: cases + cells + shapes)
  func `mistakes are located and name the column and the cell`(_ given: Case) throws {
    let folder = try TemporaryFolder()
    var dataset = CSVDataset(path: try folder.write(given.text.utf8, "t.csv"), target: .name("y"))
    given.set(&dataset)
    let error = try #require(throws: DatasetError.self) { try dataset.load(.classes) }
    #expect(error.message.hasPrefix(given.message), "\(error.message)")
    #expect([error.place?.line, error.place?.column].compactMap(\.self) == given.place)
  }

  @Test func `UTF-16 is told of`() throws {
    let folder = try TemporaryFolder()
    let bytes: [UInt8] = [0xFF, 0xFE] + "a,y\n".utf8.flatMap { [$0, 0] }
    let dataset = CSVDataset(path: try folder.write(bytes, "t.csv"))
    let error = try #require(throws: DatasetError.self) { try dataset.load(.none) }
    #expect(error.message.hasPrefix("the text is UTF-16"))
  }

  @Test func `what follows the rows by which types are inferred is read by these types`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<TypeInference.rows).map { "\($0 % 7),w\($0 % 3),\($0 % 2)\n" }.joined()
    let path = try folder.write(("a,b,y\n" + rows + "1,7,0\n").utf8, "t.csv")
    let dataset = CSVDataset(path: path, target: .name("y"))
    #expect(try dataset.load(.classes).samples.inputSize == 5)
    _ = try folder.write(("a,b,y\n" + rows + "late,w1,0\n").utf8, "t.csv")
    let error = try #require(throws: DatasetError.self) { try dataset.load(.classes) }
    #expect(error.message == "'late' in column 'a' is not a number")
    #expect(error.place?.line == TypeInference.rows + 2)
  }
}
