import Testing

@testable import Results

/// Tables of comma-separated values, read as RFC 4180 has them.
@Suite struct CSVTableTests {
  @Test func `quoted cells, blank lines and every kind of line end are read`() {
    let text = "\u{FEFF}a,\"b,c\",\"d\"\"e\"\r\n1,,\"f\ng\"\r\n\r\n2,x\n\n\"3\",y,z,w"
    let table = CSVTable(Array(text.utf8))
    #expect(table.columns == ["a", "b,c", "d\"e"])
    #expect(table.rows == [["1", "", "f\ng"], ["2", "x"], ["3", "y", "z", "w"]])
    #expect(table.lines == [2, 5, 7])
    #expect(table.cells(of: "d\"e") == ["f\ng", "", "z"] && table.cells(of: "e") == nil)
    #expect(table.numbers(of: "a") == [1, 2, 3] && table.numbers(of: "b,c") == [nil, nil, nil])
  }

  @Test func `what rows are written as is read back`() {
    var rows = CSVRows()
    for text in ["a", "b,c", "d\"e", "f\ng", "", " h", "é"] { rows.append(text) }
    rows.endRow()
    for number in [0.1, nil, .nan, -.infinity, .leastNonzeroMagnitude, 1e300, -0.0] as [Double?] {
      rows.append(number)
    }
    rows.endRow()
    let table = CSVTable(rows.bytes)
    #expect(table.columns == ["a", "b,c", "d\"e", "f\ng", "", " h", "é"])
    #expect(table.numbers(of: "a") == [0.1] && table.numbers(of: "b,c") == [nil])
    #expect(table.numbers(of: "d\"e")?.first??.isNaN == true)
    #expect(
      table.numbers(of: "f\ng") == [-.infinity] && table.numbers(of: "") == [.leastNonzeroMagnitude]
    )
  }

  @Test func `nothing is a table without columns`() {
    #expect(CSVTable([]).columns.isEmpty && CSVTable(Array("\n\r\n".utf8)).rows.isEmpty)
  }
}
