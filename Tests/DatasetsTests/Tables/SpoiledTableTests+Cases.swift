import Declarations

@testable import Datasets

extension SpoiledTableTests {
  /// A cell in the second row that is not what its column is declared to be.
  static let cells =
    [
      "0x1F",
      "1_000",
      "1 000",
      "12%",
      "$5",
      "+-1",
      "1e",
      ".",
      "--",
      "TRUE",
      "1.2.3",
      "½",
      "１２",
      "1e5x",
      "ten",
    ].map { cell in
      Case("a,y\n1,p\n\(cell),q\n", [3, 1], "'\(cell)' in column 'a' is not a number") {
        $0.columns = ["a": .number]
      }
    }
    + [
      "2024-13-01",
      "2024-02-30",
      "01/02/2024",
      "2024-02-29T25:00:00",
      "today",
      "2024-00-10",
    ].map { cell in
      Case("a,y\n2024-01-01,p\n\(cell),q\n", [3, 1], "'\(cell)' in column 'a' is not a date") {
        $0.columns = ["a": .date]
      }
    }
    + ["ja", "truefalse", "2", "on/off"].map { cell in
      Case("a,y\ntrue,p\n\(cell),q\n", [3, 1], "'\(cell)' in column 'a' is neither true") {
        $0.columns = ["a": .boolean]
      }
    }

  /// Rows, headers and quotes that do not stand as they should, and values that cannot stand for gaps.
  static let shapes = [
    Case("a,y\r1,p\rx,q\r", [3, 1], "'x' in column 'a' is not a number"),
    Case("a,y\n1,p\r\nx,q\n", [3, 1], "'x' in column 'a' is not a number"),
    Case("\u{FEFF}a,y\n1,p\nx,q\n", [3, 1], "'x' in column 'a' is not a number"),
    Case("a,y\n1,p,\n", [2], "row has 3 fields, the header has 2"),
    Case("a,y\n1,p\na,y\n", [3, 1], "'a' in column 'a' is not a number; does the header stand") {
      $0.columns = ["a": .number]
    },
    Case("a,y\n\"1,5\",p\n2,q\n", [2, 2], "'1,5' in column 'a' is not a number; decimal points") {
      $0.columns = ["a": .number]
    },
    Case("a,y\n\"1\"2,p\n", [2, 4], "text after a closing quote"),
    Case("\"a\"b,y\n1,p\n", [1, 4], "text after a closing quote"),
    Case("a,\"y\n1,p\n", [1, 3], "this quote is never closed"),
    Case("a,y\n1,NA\n", [2, 3], "'NA' in column 'y' is a missing value"),
    Case("a,y\n-inf,p\n", [2, 1], "'-inf' in column 'a' is not a finite number"),
    Case("1,2\n3,4\n", [1, 1], "the header is a row of numbers"),
    Case("a,y\n1,p\n", [], "no column 'z' in the header") { $0.target = [.name("z")] },
    Case("a,y\n1,p\n", [], "there is no column 5; the first row has 2") {
      $0.target = [.index(5)]
    },
    Case("a,y,z\n1,p,q\n", [], "the loss needs one class a row, but 2 columns") {
      $0.target = [.name("y"), .name("z")]
    },
    Case("a,y\n1,p\n", [], "column 'a' is typed twice") {
      $0.columns = ["a": .number, "0": .number]
    },
    Case("# a\n", [], "the file is empty") { $0.comment = "#" },
    Case("a,y\n# 1,p\nx,q\nz,q\n2,q\n", [5, 1], "'2' in column 'a' is a number among words") {
      $0.comment = "#"
    },
    Case("a,y\n,p\n,q\n", [], "column 'a' has no value") { $0.missing = fill(.median) },
    Case("a,y\n,p\n,q\n", [], "column 'a' has no value") { $0.missing = fill(.mostFrequent) },
    Case("a,y\ntrue,p\n,q\n", [], "'maybe' cannot stand for the missing values of column 'a'") {
      $0.missing = value("maybe")
    },
    Case("a,y\n1,p\n,q\n", [], "'inf' cannot stand for the missing values of column 'a'") {
      $0.missing = value("inf")
    },
    Case("a,y\n2024-01-01,p\n,q\n", [], "'soon' cannot stand for the missing values of column 'a'")
    {
      $0.missing = value("soon")
    },
  ]

  private static func value(_ text: String) -> MissingCells {
    var missing = MissingCells()
    missing.value = text
    return missing
  }
}
