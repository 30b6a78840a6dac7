import Testing

@testable import YAML

struct SourceTextTests {
  @Test func `a line is found by its number, without its break`() throws {
    let text = try SourceText(Array("\u{FEFF}é: 1\r\n\r\nb\rc\n".utf8))
    #expect((0...6).map(text.line) == ["", "é: 1", "", "b", "c", "", ""])
  }

  static let parts: [(text: String, range: Range<Int>, start: Int, end: Int)] = [
    ("é: 0.9 ** x", 7..<8, 11, 12), ("é: '0.9 ** x'", 7..<8, 12, 13),
    ("é: \"é ** x\"", 2..<4, 7, 9), ("é: abc", 3..<3, 7, 7), ("é: abc", 3..<9, 7, 7),
    // An escape moves what follows, so the whole scalar is meant.
    ("é: \"\\te\"", 1..<2, 4, 9), ("é: 'it''s'", 0..<1, 4, 11),
  ]

  @Test("a part of a scalar is found where the text is as written", arguments: parts)
  func places(text: String, range: Range<Int>, start: Int, end: Int) throws {
    let bytes = Array(text.utf8)
    let scalar = try #require(Outline.all(try Document.parse(bytes)).last)
    let marks = try SourceText(bytes).marks(of: range, in: scalar)
    #expect(marks.start.column == start && marks.end.column == end)
    #expect(marks.start == Outline.mark(at: marks.start.offset, in: bytes))
    #expect(marks.end == Outline.mark(at: marks.end.offset, in: bytes))
  }
}
