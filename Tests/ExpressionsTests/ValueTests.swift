import Testing

@testable import Expressions

struct ValueTests {
  @Test(
    "a value is CPython's to the last bit, and NaN where CPython raises",
    arguments: PythonValues.rows)
  func exact(row: PythonRow) throws {
    let expected = try #require(row.values.first)
    let value = try Fixture.value(row.source)
    if expected.isNaN {
      #expect(value.isNaN)
    } else {
      #expect(value.bitPattern == expected.bitPattern, "\(value) is not \(expected)")
    }
  }

  // The C library picks its functions by processor; they agree to one unit in the last place,
  // and a row takes at most two of them.
  @Test(
    "a value through the C library is CPython's to two units in the last place",
    arguments: LibraryValues.rows)
  func library(row: PythonRow) throws {
    let expected = try #require(row.values.first)
    #expect(Fixture.ulps(try Fixture.value(row.source), expected) <= 2)
  }

  @Test(
    "what is folded at compile time is what is computed at run time",
    arguments: PythonValues.rows + LibraryValues.rows)
  func folding(row: PythonRow) throws {
    // Every digit that stands alone becomes a variable of that value, so nothing is constant.
    let names = (0...9).map { "d\($0)" }
    let digits = (0...9).map(Double.init)
    let source = try row.source.split(separator: " ", omittingEmptySubsequences: false).map {
      word in try word.wholeMatch(of: Regex("[0-9]")) == nil ? String(word) : "d\(word)"
    }.joined(separator: " ")
    let expression = try Expression(source, variables: names + Fixture.variables)
    let value = expression.value((digits + Fixture.values).span)
    let folded = try Fixture.value(row.source)
    #expect(value.bitPattern == folded.bitPattern || (value.isNaN && folded.isNaN))
  }

  @Test func `infinity is a value and spreads`() throws {
    #expect(try Fixture.value("2 ** 2000") == .infinity)
    #expect(try Fixture.value("exp(1000)") == .infinity)
    #expect(try Fixture.value("min(1, exp(1000))") == 1)
    #expect(try Fixture.value("exp(1000) - exp(1000)").isNaN)
  }

  @Test func `the variables that occur are known`() throws {
    let expression = try Expression("epoch / t + 0 * epoch", variables: Fixture.variables)
    #expect(expression.names == ["epoch", "t"])
    #expect(expression.source == "epoch / t + 0 * epoch")
  }

  @Test func `values are taken in the order of the variables`() throws {
    #expect(try Expression("a - b", variables: ["a", "b"]).value([5.0, 2.0].span) == 3)
    #expect(try Expression("a - b", variables: ["b", "a"]).value([5.0, 2.0].span) == -3)
  }

  @Test func `a variable hides a constant of its name`() throws {
    #expect(try Expression("e", variables: ["e"]).value([5.0].span) == 5)
  }

  @Test func `equality is that of source and variables`() throws {
    let a = try Expression("t + 1", variables: ["t"])
    #expect(a == (try Expression("t + 1", variables: ["t"])))
    #expect(a != (try Expression("t+1", variables: ["t"])))
    #expect(a != (try Expression("t + 1", variables: ["t", "u"])))
  }

  @Test func `a constant expression is a finite number`() throws {
    #expect(try Expression.constant("1/3") == 1.0 / 3.0)
    #expect(try Expression.constant("+1E5") == 100_000)
    let error = #expect(throws: ExpressionError.self) { try Expression.constant("1/0") }
    #expect(error == ExpressionError("the value is not a finite number", 0..<3))
    #expect(throws: ExpressionError("unknown name 'epoch'", 0..<5)) {
      try Expression.constant("epoch")
    }
    #expect(throws: ExpressionError("expected a number, found a list", 1..<4)) {
      try Expression.constant(" [1] ")
    }
  }

  @Test func `a formula tells whether it is a number or a list`() throws {
    guard case .scalar(let number) = try AnyExpression.parse("(t)", variables: ["t"]) else {
      Issue.record("a number is expected")
      return
    }
    #expect(number.value([2.0].span) == 2)
    guard case .list(let list) = try AnyExpression.parse("([t])", variables: ["t"]) else {
      Issue.record("a list is expected")
      return
    }
    #expect(try list.values([2.0].span) == [2])
    #expect(list.names == ["t"])
  }
}
