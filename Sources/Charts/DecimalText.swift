internal import Messages

/// Decimal numbers as axes have them: exact, short, thousands apart.
enum DecimalText {
  /// The number `digits · 10^exponent`, plain where that is short, else as in `2.5e-7`.
  ///
  /// Zeros at the end that only show a precision are kept off: 0.5, not 0.50.
  static func text(_ digits: Int, exponent: Int) -> String {
    if digits == 0 { return "0" }
    var (significand, exponent) = (digits.magnitude, exponent)
    while significand % 10 == 0 {
      significand /= 10
      exponent += 1
    }
    let text = String(significand)
    // The power of ten of the first digit.
    let leading = exponent + text.count - 1
    let sign = digits < 0 ? "-" : ""
    if leading < -4 || leading > 9 { return sign + scientific(text, leading) }
    if exponent >= 0 { return sign + NumberText.grouped(digits: text + zeros(exponent)) }
    if leading < 0 { return "\(sign)0.\(zeros(-leading - 1))\(text)" }
    let whole = NumberText.grouped(digits: String(text.prefix(leading + 1)))
    return "\(sign)\(whole).\(text.dropFirst(leading + 1))"
  }

  private static func scientific(_ text: String, _ exponent: Int) -> String {
    let rest = text.dropFirst()
    return "\(text.prefix(1))\(rest.isEmpty ? "" : "." + rest)e\(exponent)"
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
