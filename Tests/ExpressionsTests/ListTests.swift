import Testing

@testable import Expressions

struct ListTests {
  // The C library's power and logarithm, one unit each; the logarithm's error is an absolute one
  // in the exponent, and the rows' exponents are below 8, which makes it up to 8 · ln 10 units.
  @Test("a list is numpy's: evenly spaced ones to the last bit", arguments: NumpyLists.rows)
  func numpy(row: PythonRow) throws {
    let values = try Fixture.list(row.source)
    #expect(values.count == row.values.count)
    let tolerance = row.source.hasPrefix("linspace") ? 0 : 20
    for (value, expected) in zip(values, row.values) {
      #expect(Fixture.ulps(value, expected) <= tolerance, "\(value) is not \(expected)")
    }
  }

  @Test("a list has both its ends exactly", arguments: ["linspace", "geomspace"])
  func ends(function: String) throws {
    for (first, last) in [(0.1, 0.7), (1e-7, 3), (-3, -0.1)] {
      let values = try Fixture.list("\(function)(\(first), \(last), 17)")
      #expect(values.first == first && values.last == last)
    }
  }

  static let lists: [(source: String, values: [Double])] = [
    ("[]", []), ("[1]", [1]), ("[1, 2 * 3, epoch,]", [1, 6, 7]), ("([1, 2])", [1, 2]),
    ("full(3, 0.5)", [0.5, 0.5, 0.5]), ("full(0, 1)", []), ("full(epoch - 5, x)", [0.3, 0.3]),
    ("repeat([1, 2], 2)", [1, 2, 1, 2]), ("repeat([1], 0)", []), ("repeat([], 1e300)", []),
    ("concat([1])", [1]), ("concat([1], [], [2, 3])", [1, 2, 3]),
    ("reverse([1, 2, 3])", [3, 2, 1]), ("reverse([])", []),
    ("concat(linspace(0, 1, 3), reverse(linspace(0, 1, 3)))", [0, 0.5, 1, 1, 0.5, 0]),
    ("range(0, 3)", [0, 1, 2]), ("range(1, 4, 2)", [1, 3]), ("range(3, 3)", []),
    ("range(3, 0)", []), ("range(3, 0, -1)", [3, 2, 1]),
    ("range(0, 1, 0.25)", [0, 0.25, 0.5, 0.75]),
    ("range(0.5, 3)", [0.5, 1.5, 2.5]), ("range(-1, epoch - 6)", [-1, 0]),
    ("full(6 // 2, -(-1))", [1, 1, 1]), ("[1 if t > 3 else 2, not 1]", [1, 0]),
  ]

  @Test("lists are made as written", arguments: lists)
  func values(source: String, values: [Double]) throws {
    #expect(try Fixture.list(source) == values)
  }

  static let errors: [(source: String, message: String, range: Range<Int>)] = [
    ("linspace(0, 1, 2.5)", "expected a whole number of values, found 2.5", 15..<18),
    ("linspace(0, 1, -1)", "expected a whole number of values, found -1.0", 15..<17),
    ("full(0/0, 1)", "expected a whole number of values, found no number", 5..<8),
    ("full(2**2000, 1)", "expected a whole number of values, found infinity", 5..<12),
    ("full(-2**2001, 1)", "expected a whole number of values, found -infinity", 5..<13),
    ("repeat([1], x)", "expected a whole number of values, found 0.3", 12..<13),
    ("full(1e300, 1)", "a list may hold at most 1000000 values", 0..<14),
    ("[1], 2", "expected an operator, found ','", 3..<4),
    ("reverse(full(1000001, 1))", "a list may hold at most 1000000 values", 8..<24),
    ("repeat([1, 2], 500001)", "a list may hold at most 1000000 values", 0..<22),
    ("repeat([1, 2], 1e15)", "a list may hold at most 1000000 values", 0..<20),
    (
      "concat(full(600000, 1), full(600000, 1))", "a list may hold at most 1000000 values", 24..<39
    ),
    (
      "concat(repeat(full(600000, 1), 0), full(600000, 1))",
      "a list may hold at most 1000000 values", 35..<50
    ),
    ("range(0, 3, 0)", "'range' needs a step other than 0", 12..<13),
    ("range(0, 3, 0/0)", "'range' needs a step other than 0", 12..<15),
    ("range(0, 0/0)", "'range' needs two ends that are numbers", 0..<13),
    ("range(0, 1e300)", "a list may hold at most 1000000 values", 0..<15),
    ("range(0, 1000001)", "a list may hold at most 1000000 values", 0..<17),
    ("range(3)", "'range' takes 2 or 3 arguments, found 1", 0..<8),
    ("geomspace(0, 1, 3)", "'geomspace' needs two numbers of one sign, neither 0", 0..<18),
    ("geomspace(-1, 1, 3)", "'geomspace' needs two numbers of one sign, neither 0", 0..<19),
    (" 1 + 2 ", "expected a list, found a number", 1..<6),
  ]

  @Test("what cannot be a list is refused where it stands", arguments: errors)
  func refusals(source: String, message: String, range: Range<Int>) {
    #expect(throws: ExpressionError(message, range)) { try Fixture.list(source) }
  }

  @Test func `a list may be as long as the bound`() throws {
    #expect(try Fixture.list("repeat([1, 2], 500000)").count == 1_000_000)
    #expect(try Fixture.list("linspace(0, 1, 1e6)").count == 1_000_000)
  }

  @Test func `what has no number is NaN in a list too`() throws {
    #expect(try Fixture.list("[1/0]")[0].isNaN)
    #expect(try Fixture.list("geomspace(0/0, 1, 3)")[1].isNaN)
  }
}
