import Foundation
import Testing

@testable import JSON

@Suite struct JSONValueTests {
  static let document: JSONValue = .object([
    ("b", .integer(1)), ("a", .array([.number(0.1), .null, .bool(true)])),
    ("nested", .array([.object([("z", .string("x")), ("y", .object([]))]), .array([])])),
    ("", .object([])),
  ])

  @Test func `pretty text keeps the order and puts flat lists on a line`() {
    #expect(
      Self.document.prettyText == """
        {
          "b": 1,
          "a": [0.1, null, true],
          "nested": [
            {
              "z": "x",
              "y": {}
            },
            []
          ],
          "": {}
        }

        """)
  }

  @Test func `compact text keeps the order, canonical text sorts`() {
    #expect(
      Self.document.compactText
        == #"{"b":1,"a":[0.1,null,true],"nested":[{"z":"x","y":{}},[]],"":{}}"#)
    #expect(
      Self.document.canonicalText
        == #"{"":{},"a":[0.1,null,true],"b":1,"nested":[{"y":{},"z":"x"},[]]}"#)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1e-7, "1e-07"), (1, "1.0"), (-0.0, "-0.0"), (.leastNonzeroMagnitude, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e+308"), (.nan, "null"), (.infinity, "null"),
  ])
  func `numbers round-trip and those that JSON lacks are null`(_ number: Double, _ text: String) {
    #expect(JSONValue.number(number).compactText == text)
    if number.isFinite { #expect(Double(text)?.bitPattern == number.bitPattern) }
  }

  @Test func `strings are escaped so that nothing in them steers a terminal`() throws {
    let string = "a\"\\/\n\r\t\u{0}\u{1B}\u{7F}\u{9B}\u{202E}\u{2028}\u{E0001}é😀"
    let text = JSONValue.string(string).compactText
    #expect(
      text
        == #""a\"\\/\n\r\t\u0000\u001b\u007f\u009b\u202e\u2028\udb40\udc01é😀""#)
    #expect(try JSONDecoder().decode(String.self, from: Data(text.utf8)) == string)
  }

  @Test func `texts are read back as the same document, keys sorted`() throws {
    let sorted: JSONValue = .object([
      ("a", .array([.integer(-3), .number(0.5), .null, .bool(false), .string("x")])),
      ("b", .object([("c", .array([]))])),
    ])
    for text in [sorted.prettyText, sorted.compactText, sorted.canonicalText] {
      #expect(try JSONValue(parsing: text.utf8) == sorted)
    }
    let other = try JSONSerialization.jsonObject(with: Data(sorted.compactText.utf8))
    let bytes = try JSONSerialization.data(withJSONObject: other, options: .sortedKeys)
    #expect(String(decoding: bytes, as: UTF8.self) == sorted.canonicalText)
  }

  @Test func `values are found by key`() {
    #expect(Self.document["b"] == .integer(1))
    #expect(Self.document["c"] == nil)
    #expect(JSONValue.null["b"] == nil)
  }

  @Test func `plain text has no more escapes than it must`() throws {
    // Python: json.dumps(s, ensure_ascii=False).
    let string = "a\"\\/\n\r\t\u{8}\u{C}\u{0}\u{1B}\u{7F}\u{9B}\u{202E}é😀"
    let text = JSONValue.string(string).plainText
    #expect(text == #""a\"\\/\n\r\t\b\f\u0000\u001b"# + "\u{7F}\u{9B}\u{202E}é😀\"")
    #expect(try JSONValue(parsing: text.utf8) == .string(string))
  }
}
