import Testing

@testable import YAML

/// Documents that are written.
struct WritingTests {
  static let rows: [(text: String, written: String)] = [
    ("{a: 1, 'b': [x, \"y\"]}", "a: 1\nb: [x, \"y\"]\n"),
    (
      "a: 'null'\nb: ~\nc: 'true'\nd: true\ne: ''",
      "a: \"null\"\nb: null\nc: \"true\"\nd: true\ne: \"\"\n"
    ),
    ("- linear: 10\n- relu\n- {a: 1, b: 2}", "- linear: 10\n- relu\n- {a: 1, b: 2}\n"),
    ("a: {b: {c: {d: {e: 1}}}}", "a:\n  b:\n    c: {d: {e: 1}}\n"),
    (
      "a: |\n  x\n  \ty\nb: \"\\u2028\\u00e9\\ud83d\\ude00\\\"\"",
      "a: \"x\\n\\ty\\n\"\nb: \"\\u2028\u{E9}\u{1F600}\\\"\"\n"
    ),
    (
      "a: b:c\nb: x y\nc: '#'\nd: -1e-3\ne: '-'\nf: 0.9 ** epoch",
      "a: \"b:c\"\nb: x y\nc: \"#\"\nd: -1e-3\ne: \"-\"\nf: 0.9 ** epoch\n"
    ),
    ("a: []\nb: {}\n", "a: []\nb: {}\n"), ("'a: b': 1\n'- c': 2", "\"a: b\": 1\n\"- c\": 2\n"),
    ("- - 1\n- - - 2", "- [1]\n- [[2]]\n"), ("word", "word\n"), ("[]", "[]\n"),
  ]

  @Test("a document is written so that it reads as it was", arguments: rows)
  func written(text: String, written: String) throws {
    let node = try Outline.parse(text)
    #expect(node.text == written)
    #expect(try Outline.parse(node.text).text == written)
  }

  @Test func `texts that look like something else stay texts`() throws {
    let texts = [
      "---", "...", "-", "- a", "?", "? a", ":", "a:", "a: b", "a #b", "#", "&a", "*a", "!a", "%a",
      "@a",
      "`a", "|", ">", "'", "\"", "[", "]", "{", "}", ",", "a, b", "<<", "=", " a", "a ", "a  b",
      "~",
      "null", "\u{7F}", "\u{85}", "\u{FEFF}", "\r", "\n\n", "\\", "\\u0041", "a\tb", "+", "+.",
      "..", ".a",
    ]
    for text in texts {
      for isPlain in [true, false] where !isPlain || !Scalar(text: text, isPlain: true).isNull {
        let mark = Mark(line: 1, column: 1, offset: 0)
        let scalar = Node(.scalar(Scalar(text: text, isPlain: isPlain)), start: mark, end: mark)
        for kind: Node.Kind in [
          .sequence([scalar, scalar]), .mapping([Pair(key: scalar, value: scalar)]),
        ] {
          let node = try Outline.parse(Node(kind, start: mark, end: mark).text)
          let leaves = Outline.all(node).compactMap { leaf -> String? in
            if case .scalar(let scalar) = leaf.kind { scalar.text } else { nil }
          }
          #expect(leaves == [text, text], "\(text)")
        }
      }
    }
  }
}
