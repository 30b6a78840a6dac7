import Messages
import Testing

/// Columns that stand below each other.
@Suite struct TextTableTests {
  @Test func `columns are as wide as their widest cell, and no line ends with a space`() {
    let rows = [["name", "", "n"], ["a", "über", "12"], ["", "", ""]]
    #expect(TextTable.lines(rows) == ["name        n", "a     über  12", ""])
    #expect(TextTable.lines(rows, rightFrom: 2) == ["name         n", "a     über  12", ""])
    #expect(TextTable.lines(rows, rightFrom: 0) == ["name         n", "   a  über  12", ""])
    #expect(TextTable.lines([]).isEmpty)
  }
}
