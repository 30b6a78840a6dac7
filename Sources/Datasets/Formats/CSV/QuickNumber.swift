/// Reads the cells of columns of numbers where nothing about them is unusual: the fast way, which leaves
/// everything else to ``DecimalNumber``.
struct QuickNumber {
  /// The powers of ten that a `Double` holds exactly.
  private let powers = DecimalNumber.powers
  private let delimiter: UInt8

  /// Prepares to read cells that end with a delimiter or a line.
  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The number that begins at a position, which is then behind its last digit; nil, and the position as it
  /// was, where a cell holds anything but the digits, point and small exponent of a number.
  ///
  /// It is the number that ``DecimalNumber`` reads, rounded once more to a `Float`.
  @inline(__always)
  func read(_ text: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Float? {
    var i = position
    let end = text.count
    var isNegative = false
    if i < end, text[i] == UInt8(ascii: "-") {
      isNegative = true
      i += 1
    }
    var mantissa: UInt64 = 0
    var digits = Self.digits(text, &i, &mantissa)
    var fraction = 0
    if i < end, text[i] == UInt8(ascii: ".") {
      i += 1
      fraction = Self.digits(text, &i, &mantissa)
      digits += fraction
    }
    // 19 digits always fit.
    guard digits > 0, digits < 20 else { return nil }
    var exponent = -fraction
    if i < end, text[i] | 0x20 == UInt8(ascii: "e") {
      guard let given = Self.exponent(text, &i) else { return nil }
      exponent += given
    }
    guard i == end || text[i] == delimiter || TextPlace.isLineEnd(text[i]),
      let value = number(mantissa, exponent)
    else { return nil }
    position = i
    return isNegative ? -value : value
  }

  /// `mantissa × 10^exponent`, where it can be had without doubt.
  @inline(__always)
  private func number(_ mantissa: UInt64, _ exponent: Int) -> Float? {
    guard exponent > -23, exponent < 23 else { return nil }
    let magnitude = Double(mantissa)
    let value = exponent < 0 ? magnitude / powers[-exponent] : magnitude * powers[exponent]
    let rounded = Float(value)
    // Up to 2⁵³ both operands are exact, so `value` is rounded correctly (Clinger, "How to read floating point
    // numbers accurately", 1990). Beyond, both roundings are off by less than 2⁻⁵¹ of it together: nearly always
    // all that lies within rounds to the same Float.
    if mantissa >= 1 << 53 {
      let margin = value * 0x1p-50
      guard Float(value - margin) == Float(value + margin) else { return nil }
    }
    return rounded.isFinite ? rounded : nil
  }

  /// Adds digits to a number and counts them.
  @inline(__always)
  private static func digits(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ number: inout UInt64
  ) -> Int {
    let start = position
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number &* 10 &+ UInt64(digit)
      position += 1
    }
    return position - start
  }

  /// The exponent that stands behind an `e`, of at most three digits.
  private static func exponent(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> Int? {
    position += 1
    guard position < text.count else { return nil }
    let isNegative = text[position] == UInt8(ascii: "-")
    if isNegative || text[position] == UInt8(ascii: "+") { position += 1 }
    var number: UInt64 = 0
    let count = digits(text, &position, &number)
    guard (1...3).contains(count) else { return nil }
    return isNegative ? -Int(number) : Int(number)
  }
}
