import Messages
import Testing

@Suite struct LegibleTests {
  @Test func `what steers a terminal or reverses text is written out`() {
    #expect(Legible.escaped("plain text, grün, 漢字") == "plain text, grün, 漢字")
    #expect(Legible.escaped("a\u{1B}[31mb") == "a\\u{1b}[31mb")
    #expect(Legible.escaped("a\u{202E}b\nc") == "a\\u{202e}b\\u{a}c")
  }

  @Test func `a line is cut at its limit and has no control characters`() {
    #expect(Legible.line("a\tb\u{7}c", limit: 10) == "a b\u{FFFD}c")
    #expect(Legible.line("abcdef", limit: 3) == "abc…")
    #expect(Legible.quotation("x".utf8) == "'x'")
  }
}
