import Testing

@testable import Datasets

@Suite struct DecimalNumberTests {
  @Test(arguments: numberTable.indices)
  func `spellings are rounded to the nearest double`(_ i: Int) throws {
    let (text, bits) = numberTable[i]
    // Bytes around the range must not matter.
    let bytes = Array("7\(text)7".utf8)
    #expect(try DecimalNumber.value(bytes, 1..<bytes.count - 1).bitPattern == bits, "\(text)")
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "1.e", "--1", "1-", "1 2", "0x10", "1_000", "1,5", "abc",
    "1f", "١", "1e5.0", "..1", "in", "na", "nanx",
  ])
  func `other text is not a number`(_ text: String) {
    #expect(throws: DecimalNumber.SyntaxError.notANumber) {
      try DecimalNumber.value(Array(text.utf8), 0..<text.utf8.count)
    }
  }

  @Test(arguments: ["nan", "NaN", "inf", "-inf", "+Infinity", "-INF", "1e999", "-1e309"])
  func `infinities and NaN are not finite`(_ text: String) {
    #expect(throws: DecimalNumber.SyntaxError.notFinite) {
      try DecimalNumber.value(Array(text.utf8), 0..<text.utf8.count)
    }
  }
}
