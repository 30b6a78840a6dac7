/// Reads decimal numbers from UTF-8 bytes, correctly rounded and without regard to any locale.
enum DecimalNumber {
  /// Why bytes are no number that can be used.
  enum Fault: Error, Equatable {
    /// They are not the spelling of a number.
    case notANumber
    /// They spell infinity or NaN, or a number too large for a `Double`.
    case notFinite
  }

  /// The powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that a range of bytes spells: `-1`, `+.5`, `5.`, `1e-3`, `1E5`, nothing around it.
  static func value(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) -> Double {
    var scanner = DecimalScanner(bytes: bytes, range: range)
    guard scanner.scan() else {
      throw isSpecial(bytes[range]) ? .notFinite : .notANumber
    }
    // Both operands are exact here, so the one rounding of IEEE division or product is the right
    // one (Clinger, "How to read floating point numbers accurately", 1990).
    if scanner.isExact, scanner.mantissa < 1 << 53, abs(scanner.exponent) <= 22 {
      let magnitude = Double(scanner.mantissa)
      let power = powers[abs(scanner.exponent)]
      let value = scanner.exponent < 0 ? magnitude / power : magnitude * power
      return scanner.isNegative ? -value : value
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
    return word == "nan" || word == "inf" || word == "infinity"
  }
}
