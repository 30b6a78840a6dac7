import Messages
import Testing

@Suite struct ExcerptTests {
  /// A line, its number, the characters at fault, and what is shown.
  static let table: [(line: String, number: Int, range: Range<Int>?, shown: String)] = [
    ("lr: x", 7, 4..<5, "    7 | lr: x\n      |     ^"),
    ("lr: fast", 12, 4..<8, "   12 | lr: fast\n      |     ^~~~"),
    ("lr:", 123_456, 3..<3, "123456 | lr:\n       |    ^"),
    ("1,2", 3, nil, "    3 | 1,2"),
    ("a\tb\u{1B}c", 1, 2..<3, "    1 | a b c\n      |   ^"),
    ("ab", 1, 9..<12, "    1 | ab\n      |   ^"),
  ]

  @Test(arguments: table.indices)
  func `a line is shown with a caret under its fault`(_ index: Int) {
    let row = Self.table[index]
    let excerpt = Excerpt(row.line, number: row.number, pointingAt: row.range)
    #expect(excerpt.rendered == row.shown)
  }

  @Test func `of a long line the part around the fault is shown`() {
    let line = String(repeating: "a", count: 500) + "XY" + String(repeating: "b", count: 500)
    let excerpt = Excerpt(line, number: 1, pointingAt: 500..<502).rendered
    let lines = excerpt.split(separator: "\n").map(String.init)
    let shown = lines[0].unicodeScalars.map(String.init)
    #expect(shown.count == 8 + Excerpt.width + 2)
    let caret = lines[1].unicodeScalars.map(String.init)
    #expect(caret.firstIndex(of: "^") == shown.firstIndex(of: "X"))
    #expect(caret.suffix(2) == ["^", "~"])
  }
}
