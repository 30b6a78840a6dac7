import Testing

@testable import JSON

@Suite struct JSONReadingTests {
  @Test(
    arguments: [
      ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .integer(0)),
      ("-12", .integer(-12)), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .number(0x1p63)), ("1.0", .number(1)), ("-0.0", .number(-0.0)),
      ("1e2", .number(100)), ("1E+2", .number(100)), ("12.5e-1", .number(1.25)),
      ("\"\"", .string("")), (#""\u00e9\ud83d\ude00\/""#, .string("é😀/")), ("[]", .array([])),
      ("[1 , [ ]\t,\n\"x\"]", .array([.integer(1), .array([]), .string("x")])),
      ("{}", .object([])),
      (#"{"b":1,"a":{"c":null}}"#, .object([("b", .integer(1)), ("a", .object([("c", .null)]))])),
    ] as [(String, JSONValue)])
  func `documents are read`(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(parsing: text.utf8) == value)
  }

  @Test(arguments: [
    ("", "a value is missing"), ("nul", "a value is missing"), ("NaN", "a value is missing"),
    ("Infinity", "a value is missing"), ("inf", "a value is missing"), ("+1", "a value is missing"),
    ("01", "a value is missing"), ("-", "a value is missing"), ("1.", "a value is missing"),
    (".5", "a value is missing"), ("1.e5", "a value is missing"), ("1e", "a value is missing"),
    ("1e+", "a value is missing"), ("0x10", "a value is missing"), ("1e999", "a value is missing"),
    ("1.5.5", "a value is missing"), ("[1,]", "a value is missing"), ("[1 2]", "']' is missing"),
    ("{\"a\" 1}", "':' is missing"), ("{\"a\":1,}", "'\"' is missing"),
    ("{a:1}", "'\"' is missing"),
    ("[1", "']' is missing"), ("\"a", "the text ends within a string"),
    ("\"\u{1}\"", "a string contains a control character"), ("1 2", "text after the document"),
    ("{\"a\":1,\"a\":2}", "the name 'a' stands there twice"),
    (String(repeating: "[", count: 100_000), "values stand too deep in each other"),
  ])
  func `what is no document is refused`(_ text: String, _ message: String) {
    #expect(throws: JSONError(message)) { try JSONValue(parsing: text.utf8) }
  }

  @Test func `64 values may stand in each other, and no more`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSONValue(parsing: nested(64).utf8).compactText == nested(64))
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(65).utf8) }
  }

  @Test(arguments: [
    0.1, -0.0, 1e300, .leastNonzeroMagnitude, .infinity, -.infinity, Double.nan, 3,
  ])
  func `numbers that are saved are read back bit by bit, as words where JSON has none`(
    _ number: Double
  ) throws {
    let read = try Double(json: JSONValue(parsing: number.json.compactText.utf8))
    #expect(read.isNaN ? number.isNaN : read.bitPattern == number.bitPattern)
  }

  @Test func `values of another type are refused under their key`() throws {
    let object = try JSONValue(parsing: #"{"n":1,"x":1.5,"t":"nan?","l":[true,1],"z":null}"#.utf8)
    #expect(try object.value("n") as Int == 1)
    #expect(try object.value("n") as Double == 1)
    #expect(try object.value("z") as Int? == nil)
    #expect(try object.value("none") as [Int]? == nil)
    #expect(throws: JSONError("'x': a whole number is missing")) { try object.value("x") as Int }
    #expect(throws: JSONError("'x': a whole number is missing")) { try object.value("x") as Int? }
    #expect(throws: JSONError("'t': a number is missing")) { try object.value("t") as Double }
    #expect(throws: JSONError("'l': a truth value is missing")) { try object.value("l") as [Bool] }
    #expect(throws: JSONError("'none': a text is missing")) { try object.value("none") as String }
  }
}
