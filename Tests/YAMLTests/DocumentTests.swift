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
    ("'<<': 1\n'1': 2", "{'<<': 1, '1': 2}"), ("a: [\n\t1,\n]", "{a: [1]}"), ("a: b:c", "{a: b:c}"),
    ("a: \"\\u00e9\\0\"", "{a: 'é\0'}"), ("a: 1\r\nb:\r\n  - c\r\n", "{a: 1, b: [c]}"),
    ("\u{FEFF}a: 1", "{a: 1}"), ("a: 1\rb: 2", "{a: 1, b: 2}"), ("a: \u{1F600}", "{a: \u{1F600}}"),
    ("a: &x 1\nb: *x", "{a: 1, b: 1}"), ("a: &x {k: [1]}\nb: *x", "{a: {k: [1]}, b: {k: [1]}}"),
    ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"), ("&k a: 1\nb: *k", "{a: 1, b: a}"),
    ("a: &x b\n*x : 1", "{a: b, b: 1}"), ("a: &x\nb: *x", "{a: , b: }"),
    ("- &x [1, &x 2, *x]\n- *x", "[[1, 2, 2], 2]"),
  ]

  /// What YAML 1.2 has and libyaml refuses, and tags of the core schema.
  static let core: [(text: String, outline: String)] = [
    ("a: \"\\ud83d\\ude00\"", "{a: '\u{1F600}'}"),
    ("{\"\\uD83D\\uDE00\": \"x\\uDBFF\\uDFFFy\\/\"}", "{'\u{1F600}': 'x\u{10FFFF}y/'}"),
    ("a: \"\\ue000\\ud83d\\ude00\u{E001}\"", "{a: '\u{E000}\u{1F600}\u{E001}'}"),
    ("a: \\ud83d\\ude00\nb: '\\ud83d\\ude00'", "{a: \\ud83d\\ude00, b: '\\ud83d\\ude00'}"),
    ("a: \"\\\\ud83d\\\\ude00\"", "{a: '\\ud83d\\ude00'}"),
    (
      "a: |\n  \\ud83d\\ude00\n# \\ud83d\\ude00\nb: \"\\ud83d\\ude01\"",
      "{a: '\\ud83d\\ude00\n', b: '\u{1F601}'}"
    ),
    ("a:\n\t\n  b: 1\n \t \n", "{a: {b: 1}}"), ("\t\na: 1\n\t", "{a: 1}"),
    ("a: 1\r\n\t\r\nb: 2", "{a: 1, b: 2}"), ("a: 1\n\t# c\nb: 2", "{a: 1, b: 2}"),
    ("a: |\n  x\n\t\n  y\n  \t\n  z", "{a: 'x\n\ny\n\t\nz'}"),
    ("a: >- # c\n\n    x\n\t\n    y\n\t# c\nb: 1", "{a: '\nx\ny', b: 1}"),
    ("a: \"x\n\t\n  y\"", "{a: 'x\ny'}"), ("- |\n\t\n- b", "['', b]"),
    ("a: !!float 1.5\nb: !!int 3", "{a: 1.5, b: 3}"),
    ("a: !!float \"1\"\nb: !!bool 'true'", "{a: 1, b: true}"),
    ("a: !!bool True\nb: !!bool FALSE\nc: !!null NULL", "{a: true, b: false, c: null}"),
    ("[!!int 0x2f, !!int 0o17, !!int -012, !!int +3]", "[47, 15, -12, 3]"),
    ("[!!float 012.50, !!float -00.5, !!float 0, !!float 1e-3]", "[12.50, -0.5, 0, 1e-3]"),
    ("a: !!int 0x1ffffffffffffffff\nb: !!str True", "{a: 0x1ffffffffffffffff, b: 'True'}"),
    ("a: !!str null\nb: !!str\nc: !!null ''", "{a: 'null', b: '', c: }"),
    ("!!map\n!!str a: !!seq [!!int -1, !!float .inf]", "{'a': [-1, .inf]}"),
    ("a: !<tag:yaml.org,2002:str> 1\nb: &x !!seq\n- 1\nc: *x", "{a: '1', b: [1], c: [1]}"),
    ("a: !!int &x 1\nb: *x", "{a: 1, b: 1}"),
    ("a: &x {k: 1, l: 2}\nb: {<<: *x, k: 3}", "{a: {k: 1, l: 2}, b: {k: 3, l: 2}}"),
    (
      "a: &x {k: 1}\nb: &y {k: 2, l: 3}\nc: {<<: [*x, *y], m: 4}",
      "{a: {k: 1}, b: {k: 2, l: 3}, c: {m: 4, k: 1, l: 3}}"
    ),
    (
      "a: &x {<<: {k: 1}, l: {m: 2}}\nb: {l: {n: 3}, <<: *x}",
      "{a: {l: {m: 2}, k: 1}, b: {l: {n: 3}, k: 1}}"
    ),
    ("a: {<<: [], k: 1}", "{a: {k: 1}}"),
  ]

  @Test("a text has the nodes that YAML gives it", arguments: documents + core)
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
    (
      "a: !!str 1\nb: &k !!seq\n- 1",
      [
        "1:1-3:4", "1:1-1:2", "1:10-1:11", "2:1-2:2", "3:1-3:4", "3:3-3:4",
      ]
    ),
    (
      "a: \"\\ud83d\\ude00x\" # c\n \t\nb: 1",
      [
        "1:1-3:5", "1:1-1:2", "1:4-1:19", "3:1-3:2", "3:4-3:5",
      ]
    ),
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
