import Testing

@testable import Expressions

struct ErrorTests {
  @Test("a mistake is refused with a message at its place", arguments: ErrorTable.rows)
  func refusals(source: String, message: String, range: Range<Int>) {
    #expect(throws: ExpressionError(message, range)) {
      try AnyExpression.parse(source, variables: Fixture.variables)
    }
  }

  @Test("a place is counted in Unicode scalars, and an invisible character has its number")
  func invisible() {
    // Combining accents make one character of two scalars.
    for (scalar, name) in [("\u{A0}", "U+00A0"), ("\u{200B}", "U+200B"), ("\u{7}", "U+0007")] {
      #expect(throws: ExpressionError("unexpected character \(name)", 4..<5)) {
        try Expression("1 +\t\(scalar)1", variables: [])
      }
    }
    #expect(throws: ExpressionError("unexpected character U+0301", 1..<2)) {
      try Expression("e\u{301}", variables: [])
    }
  }

  static let nesting: [(open: String, close: String)] = [
    ("(", ")"), ("-", ""), ("+", ""), ("not ", ""), ("2 ** ", ""), ("2 ** -", ""),
    ("0 if 1 else ", ""), ("abs(", ")"), ("max(1, ", ")"), ("1 + (", ")"), ("1 if (", ") else 1"),
    ("(", ") if 1 else 2"), ("1 or 1 and not 1 < 1 + 2 * -(", ")"),
  ]

  @Test("what is nested deeper than 100 is refused without a trap", arguments: nesting)
  func depth(open: String, close: String) throws {
    func nested(_ count: Int) -> String {
      String(repeating: open, count: count) + "1" + String(repeating: close, count: count)
    }
    _ = try Expression(nested(20), variables: [])
    for count in [101, 300] {
      let error = #expect(throws: ExpressionError.self) {
        try Expression(nested(count), variables: [])
      }
      #expect(error?.message == "the expression is nested more than 100 deep")
    }
  }

  @Test func `a hundred levels are not too deep`() throws {
    let source = String(repeating: "(", count: 100) + "t" + String(repeating: ")", count: 100)
    #expect(try Expression(source, variables: ["t"]).value([3.0].span) == 3)
    let signs = String(repeating: "-", count: 100) + "t"
    #expect(try Expression(signs, variables: ["t"]).value([3.0].span) == 3)
  }

  @Test func `more pending numbers than fit are refused`() {
    let source =
      String(repeating: "lerp(t, t, ", count: 99) + "t" + String(repeating: ")", count: 99)
    #expect(
      throws: ExpressionError("the expression is nested more than 100 deep", 0..<source.count)
    ) {
      try Expression(source, variables: ["t"])
    }
  }

  @Test func `a long flat expression is no deeper than a short one`() throws {
    let sum = "t" + String(repeating: "+t", count: 4_999)
    #expect(try Expression(sum, variables: ["t"]).value([2.0].span) == 10_000)
    let maximum = "max(t" + String(repeating: ",t", count: 4_000) + ")"
    #expect(try Expression(maximum, variables: ["t"]).value([2.0].span) == 2)
    let chain = "t" + String(repeating: "==t", count: 3_000)
    #expect(try Expression(chain, variables: ["t"]).value([2.0].span) == 1)
  }

  @Test func `an expression of more than 10,000 characters is refused`() throws {
    let longest = String(repeating: " ", count: 9_999) + "1"
    #expect(try Expression.constant(longest) == 1)
    let error = ExpressionError(
      "the expression is longer than 10000 characters", 10_000..<10_001)
    #expect(throws: error) { try Expression.constant(longest + " ") }
  }
}
