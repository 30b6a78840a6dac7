internal import Glibc

/// Numbers for people, who care for the first few digits.
package enum NumberText {
  /// At most four significant digits, as C's `%.4g` writes them: `0.1235`, `1e-07`, `12`, `nan`.
  package static func short(_ number: Double) -> String { digits(number, 4) }

  /// At most so many significant digits, in the same way.
  package static func digits(_ number: Double, _ most: Int32) -> String {
    // C writes a sign that no reader can make anything of.
    if number.isNaN { return "nan" }
    var bytes = [CChar](repeating: 0, count: 32)
    let count = withVaList([most, number]) { vsnprintf(&bytes, bytes.count, "%.*g", $0) }
    let text = bytes.prefix(max(0, min(Int(count), bytes.count - 1)))
    return String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The same as people type it: `1e-7`, where C has `1e-07`.
  package static func typed(_ number: Double) -> String {
    let text = short(number)
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")),
      let exponent = Int(text[text.utf8.index(after: mark)...])
    else { return text }
    return "\(text[...mark])\(exponent)"
  }

  /// A whole number with a comma between thousands: `1,000,000`.
  package static func grouped(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(digits: String(number.magnitude))
  }

  /// Digits with a comma between thousands.
  package static func grouped(digits: String) -> String {
    var (rest, text) = (Substring(digits), "")
    while rest.count > 3 {
      text = ",\(rest.suffix(3))\(text)"
      rest = rest.dropLast(3)
    }
    return rest + text
  }
}
