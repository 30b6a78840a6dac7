import Testing

@testable import YAML

struct LimitsTests {
  /// Ten lists, each of ten aliases to the one before: 10¹⁰ nodes.
  static let laughs =
    "a0: &a0 [lol]\n"
    + (1...10).map { level in
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      return "a\(level): &a\(level) [\(aliases)]\n"
    }.joined()

  @Test func `aliases that expand beyond the bound are refused where they do`() {
    let error = #expect(throws: YAMLError.self) { try Outline.parse(Self.laughs) }
    #expect(error?.message == "the file holds more than 100000 values, aliases expanded")
    // Levels 0 to 4 hold 2, 21, 211, 2,111, 21,111 nodes; the fourth alias of level 5 would pass.
    #expect(error?.start.line == 6)
    #expect(error?.start.column == 10 + 3 * 5)
  }

  @Test func `merge keys are bounded as aliases are`() {
    // Each mapping brings the keys of the one before twice and one of its own.
    var text = "a0: &a0 {k0: 1}\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) {<<: [*a\(level - 1), *a\(level - 1)], k\(level): 1}\n"
    }
    let error = #expect(throws: YAMLError.self) { try Outline.parse(text) }
    #expect(error?.message == "the file holds more than 100000 values, aliases expanded")
  }

  @Test func `the bound on nodes is exact, keys and aliases counted`() throws {
    let text = "a: &x [1, 2]\nb: *x"
    let limits = { (nodes: Int) in Limits(bytes: 1_000, depth: 10, nodes: nodes) }
    // The mapping, two keys, and twice a list of two.
    _ = try Outline.parse(text, limits: limits(9))
    let error = #expect(throws: YAMLError.self) { try Outline.parse(text, limits: limits(8)) }
    #expect(error?.start == Mark(line: 2, column: 4, offset: 16))
  }

  @Test("64 levels are not too deep, 65 are", arguments: ["[", "{a: ", "- "])
  func depth(open: String) throws {
    let close = open == "[" ? "]" : open == "- " ? "" : "}"
    func nested(_ count: Int) -> String {
      String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
    }
    _ = try Outline.parse(nested(64))
    for count in [65, 20_000] {
      let error = #expect(throws: YAMLError.self) { try Outline.parse(nested(count)) }
      #expect(error?.message == "the file is nested more than 64 deep")
      #expect(error?.start.column == 64 * open.count + 1)
    }
  }

  @Test func `aliases cannot nest deeper than the bound either`() {
    var text = "a0: &a0 [1]\n"
    for level in 1...100 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    let error = #expect(throws: YAMLError.self) { try Outline.parse(text) }
    #expect(error?.message == "the file is nested more than 64 deep")
    // The mapping is one level and a0 another; each line adds one.
    #expect(error?.start.line == 64)
  }

  @Test func `a file larger than the bound is refused unread`() throws {
    let limits = Limits(bytes: 4, depth: 1, nodes: 10)
    _ = try Outline.parse("a: 1", limits: limits)
    #expect(
      throws: YAMLError(
        "the file is larger than 4 bytes", start: Mark(line: 1, column: 1, offset: 0),
        end: Mark(line: 1, column: 1, offset: 0))
    ) { try Outline.parse("a: 12", limits: limits) }
  }
}
