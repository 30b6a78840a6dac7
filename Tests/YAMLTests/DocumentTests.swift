import Testing

@testable import YAML

struct DocumentTests {
  static let documents: [(text: String, outline: String)] = [
    ("a: 1", "{a: 1}"), ("- 1\n- b", "[1, b]"), ("word", "word"), ("a:\n- 1\n- 2", "{a: [1, 2]}"),
    ("a: {b: [1, 2], c: }", "{a: {b: [1, 2], c: }}"), ("a:\nb:", "{a: , b: }"),
    ("a: ''\nb: \"x\\ty\"\nc: 'it''s'", "{a: '', b: 'x\ty', c: 'it's'}"),
    ("a: |\n  x\n  y\nb: >\n  x\n  y", "{a: 'x\ny\n', b: 'x y'}"),
    ("a: no # comment\nb: 017", "{a: no, b: 017}"), ("? a\n: b", "{a: b}"), ("[a: 1]", "[{a: 1}]"),
    ("%YAML 1.1\n---\na: 1\n...\n", "{a: 1}"), ("a: b\n  c", "{a: b c}"),
    ("<<: 1\n'1': 2", "{<<: 1, '1': 2}"), ("a: [\n\t1,\n]", "{a: [1]}"), ("a: b:c", "{a: b:c}"),
    ("a: \"\\u00e9\\0\"", "{a: 'é\0'}"), ("a: 1\r\nb:\r\n  - c\r\n", "{a: 1, b: [c]}"),
    ("\u{FEFF}a: 1", "{a: 1}"), ("a: 1\rb: 2", "{a: 1, b: 2}"), ("a: \u{1F600}", "{a: \u{1F600}}"),
    ("a: &x 1\nb: *x", "{a: 1, b: 1}"), ("a: &x {k: [1]}\nb: *x", "{a: {k: [1]}, b: {k: [1]}}"),
    ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"), ("&k a: 1\nb: *k", "{a: 1, b: a}"),
    ("a: &x b\n*x : 1", "{a: b, b: 1}"), ("a: &x\nb: *x", "{a: , b: }"),
    ("- &x [1, &x 2, *x]\n- *x", "[[1, 2, 2], 2]"),
  ]

  @Test("a text has the nodes that YAML gives it", arguments: documents)
  func nodes(text: String, outline: String) throws {
    #expect(Outline.of(try Outline.parse(text)) == outline)
  }

  static let marks: [(text: String, marks: [String])] = [
    ("a: 1", ["1:1-1:5", "1:1-1:2", "1:4-1:5"]),
    ("a: 1  # c\n\n", ["1:1-1:5", "1:1-1:2", "1:4-1:5"]),
    ("é: 'ü'\n😀: x", ["1:1-2:5", "1:1-1:2", "1:4-1:7", "2:1-2:2", "2:4-2:5"]),
    (
      "a:\n  - 1\n  - x: y\n\n# c\nb: 2",
      [
        "1:1-6:5", "1:1-1:2", "2:3-3:9", "2:5-2:6", "3:5-3:9", "3:5-3:6", "3:8-3:9", "6:1-6:2",
        "6:4-6:5",
      ]
    ),
    ("a: [ 1,\n 2 ] # c", ["1:1-2:5", "1:1-1:2", "1:4-2:5", "1:6-1:7", "2:2-2:3"]),
    ("{ a: 1 } ", ["1:1-1:9", "1:3-1:4", "1:6-1:7"]),
    ("[a: 1 , b]", ["1:1-1:11", "1:2-1:6", "1:2-1:3", "1:5-1:6", "1:9-1:10"]),
    ("a:\nb: ", ["1:1-2:3", "1:1-1:2", "1:3-1:3", "2:1-2:2", "2:3-2:3"]),
    ("a: |\n  x\n\n\nb: 1", ["1:1-5:5", "1:1-1:2", "1:4-2:4", "5:1-5:2", "5:4-5:5"]),
    ("a: &k\n  # c\n  b: 1", ["1:1-3:7", "1:1-1:2", "3:3-3:7", "3:3-3:4", "3:6-3:7"]),
    ("a: &k 'x'\nb: *k\n", ["1:1-2:6", "1:1-1:2", "1:7-1:10", "2:1-2:2", "1:7-1:10"]),
    ("a: &k x\n*k : 1", ["1:1-2:7", "1:1-1:2", "1:7-1:8", "2:1-2:3", "2:6-2:7"]),
    ("a: &k", ["1:1-1:6", "1:1-1:2", "1:6-1:6"]),
    ("\u{FEFF}a: 1\r\nb: 2\r\n", ["1:1-2:5", "1:1-1:2", "1:4-1:5", "2:1-2:2", "2:4-2:5"]),
    ("- - 1\n  - 2\n- 3", ["1:1-3:4", "1:3-2:6", "1:5-1:6", "2:5-2:6", "3:3-3:4"]),
  ]

  @Test("a node has the marks of where it begins and ends", arguments: marks)
  func places(text: String, marks: [String]) throws {
    #expect(Outline.marks(try Outline.parse(text)) == marks)
  }

  @Test("line and column of a mark are those of its offset", arguments: marks)
  func offsets(text: String, marks: [String]) throws {
    let bytes = Array(text.utf8)
    for node in Outline.all(try Document.parse(bytes)) {
      #expect(node.start == Outline.mark(at: node.start.offset, in: bytes))
      #expect(node.end == Outline.mark(at: node.end.offset, in: bytes))
    }
  }

  @Test func `offsets count bytes, a byte order mark among them`() throws {
    let node = try Outline.parse("\u{FEFF}é: 'ü'")
    let pair = try #require(Outline.all(node).last)
    #expect(pair.start.offset == 3 + 2 + 2)
    #expect(pair.end.offset == 3 + 2 + 2 + 4)
  }

  @Test("only a scalar without quotes is plain", arguments: ["'a'", "\"a\"", "|\n  a", ">\n  a"])
  func quoted(text: String) throws {
    guard case .scalar(let scalar) = try Outline.parse(text).kind else {
      Issue.record("a scalar is expected")
      return
    }
    #expect(!scalar.isPlain)
  }
}
