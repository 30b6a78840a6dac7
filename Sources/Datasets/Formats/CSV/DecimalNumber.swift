/// Reads decimal numbers from UTF-8 bytes, correctly rounded and without regard to any locale.
struct DecimalNumber {
  /// Why bytes are no number that can be used.
  enum SyntaxError: Error, Equatable {
    /// They are not the spelling of a number.
    case notANumber
    /// They spell infinity or NaN, or a number too large for a `Double`.
    case notFinite
  }

  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  // The digits without point, as long as all of them fit.
  private var mantissa: UInt64 = 0
  private var isExact = true
  /// The powers of ten that a `Double` holds exactly.
  static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that a range of bytes spells: `-1`, `+.5`, `5.`, `1e-3`, `1E5`, nothing around it.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) throws(SyntaxError) -> Double {
    var number = DecimalNumber(bytes: bytes, end: range.upperBound, position: range.lowerBound)
    let isNegative = number.scanSign()
    guard let exponent = number.scanMagnitude() else {
      throw isSpecial(bytes[range]) ? .notFinite : .notANumber
    }
    // Both operands are exact here, so the one rounding of IEEE division or product is the right
    // one (Clinger, "How to read floating point numbers accurately", 1990).
    if number.isExact, number.mantissa < 1 << 53, abs(exponent) <= 22 {
      let (magnitude, power) = (Double(number.mantissa), powers[abs(exponent)])
      let value = exponent < 0 ? magnitude / power : magnitude * power
      return isNegative ? -value : value
    }
    guard let value = Double(String(decoding: bytes[range], as: UTF8.self)) else {
      throw .notANumber
    }
    guard value.isFinite else { throw .notFinite }
    return value
  }

  private static func isSpecial(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 9 else { return false }
    var word = String(decoding: bytes, as: UTF8.self).lowercased()
    if word.first == "+" || word.first == "-" { word.removeFirst() }
    return ["nan", "inf", "infinity"].contains(word)
  }

  /// Reads all that follows the sign; the power of ten that the mantissa is multiplied with, nil
  /// where this is no number.
  private mutating func scanMagnitude() -> Int? {
    let whole = scanDigits()
    let fraction = take(".", or: ".") ? scanDigits() : 0
    guard whole + fraction > 0 else { return nil }
    guard take("e", or: "E") else { return position == end ? -fraction : nil }
    let isNegative = scanSign()
    let start = position
    var exponent = 0
    // Far beyond any `Double`'s it stops counting.
    while let digit = nextDigit() { exponent = min(exponent * 10 + Int(digit), 1_000_000) }
    guard position > start, position == end else { return nil }
    return (isNegative ? -exponent : exponent) - fraction
  }

  /// Steps over a sign; whether it was a minus.
  private mutating func scanSign() -> Bool {
    take("-", or: "+") && bytes[position - 1] == UInt8(ascii: "-")
  }

  /// Steps over either of two characters, if one of them is next.
  private mutating func take(_ first: Unicode.Scalar, or second: Unicode.Scalar) -> Bool {
    guard position < end,
      bytes[position] == UInt8(ascii: first) || bytes[position] == UInt8(ascii: second)
    else { return false }
    position += 1
    return true
  }

  /// Adds digits to the mantissa and returns how many there were.
  private mutating func scanDigits() -> Int {
    let start = position
    while let digit = nextDigit() {
      if mantissa < 1 << 58 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        isExact = false
      }
    }
    return position - start
  }

  /// Steps over a digit, if one is next.
  private mutating func nextDigit() -> UInt8? {
    guard position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10
    else { return nil }
    position += 1
    return digit
  }
}
