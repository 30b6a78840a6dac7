/// Splits the spelling of a decimal number into sign, digits and power of ten.
struct DecimalScanner {
  let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// Whether the spelling begins with a minus sign.
  private(set) var isNegative = false
  /// The digits without point, as long as ``isExact``.
  private(set) var mantissa: UInt64 = 0
  /// The power of ten that the mantissa is to be multiplied with; far beyond any `Double`'s,
  /// it stops counting.
  private(set) var exponent = 0
  /// Whether all digits went into the mantissa.
  private(set) var isExact = true

  /// Prepares to scan a range of bytes.
  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Whether the whole range spells a number.
  mutating func scan() -> Bool {
    isNegative = scanSign()
    var digits = scanDigits()
    let whole = digits
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      digits += scanDigits()
    }
    exponent = whole - digits
    guard digits > 0 else { return false }
    return position == end || scanExponent() && position == end
  }

  /// Steps over a sign; whether it was a minus.
  private mutating func scanSign() -> Bool {
    guard position < end else { return false }
    let isMinus = bytes[position] == UInt8(ascii: "-")
    if isMinus || bytes[position] == UInt8(ascii: "+") { position += 1 }
    return isMinus
  }

  /// Adds digits to the mantissa and returns how many there were.
  private mutating func scanDigits() -> Int {
    let start = position
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if mantissa < 1 << 58 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        isExact = false
      }
      position += 1
    }
    return position - start
  }

  private mutating func scanExponent() -> Bool {
    guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return false }
    position += 1
    let isNegative = scanSign()
    let start = position
    var value = 0
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = min(value * 10 + Int(digit), 1_000_000)
      position += 1
    }
    exponent += isNegative ? -value : value
    return position > start
  }
}
