import Messages
import Testing

@Suite struct FittedTableTests {
  private let table = FittedTable(
    [("name", .text), ("id", .whole), ("validation.loss", .number), ("note", .text)],
    [
      ["a name of some length", "3f2a9c01b7de", "0.25", "short"],
      ["b", "b7de", "12", "a note that is longer"],
    ])

  @Test func `a table that fits is as wide as its cells`() {
    #expect(
      table.lines() == [
        "name                   id            validation.loss  note",
        "a name of some length  3f2a9c01b7de             0.25  short",
        "b                      b7de                       12  a note that is longer",
      ])
    #expect(FittedTable([("a", .text)], []).lines() == ["a"])
  }

  @Test func `text and the titles of numbers are cut, numbers and whole cells are not`() {
    #expect(
      table.lines(width: 50) == [
        "name        id            validation…  note",
        "a name of…  3f2a9c01b7de         0.25  short",
        "b           b7de                   12  a note tha…",
      ])
  }

  @Test(arguments: 1...80)
  func `no line is wider than it may be`(_ width: Int) {
    let lines = table.lines(width: width)
    #expect(lines.count == 3 && lines.allSatisfy { $0.count <= width && $0.last != " " })
  }

  @Test func `what steers a terminal is replaced, and long cells are cut`() {
    let long = String(repeating: "x", count: 1_000_000)
    let lines = FittedTable([("a", .text)], [["\u{1b}[31m\n"], [long]]).lines()
    #expect(lines == ["a", "\u{FFFD}[31m\u{FFFD}", String(repeating: "x", count: 40) + "…"])
  }
}
