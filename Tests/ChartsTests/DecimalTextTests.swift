import Testing

@testable import Charts

@Suite struct DecimalTextTests {
  @Test(arguments: [
    (0, 7, "0"), (5, -1, "0.5"), (50, -2, "0.5"), (125, -3, "0.125"), (-25, -2, "-0.25"),
    (1, -3, "0.001"), (15, -5, "0.00015"), (1, -5, "1e-5"), (25, -8, "2.5e-7"),
    (-15, -20, "-1.5e-19"),
    (12, 0, "12"), (1, 3, "1,000"), (12345, -1, "1,234.5"), (25, 5, "2,500,000"),
    (1, 9, "1,000,000,000"), (1, 10, "1e10"), (Int.min, 0, "-9.223372036854775808e18"),
  ])
  func `decimals are exact and short`(_ digits: Int, _ exponent: Int, _ text: String) {
    #expect(DecimalText.text(digits, exponent: exponent) == text)
  }
}
