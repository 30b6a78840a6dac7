import Messages

/// Reads a JSON document (RFC 8259) piece by piece, for whoever knows what it must look like.
///
/// What is read is not kept, so a document may be large; ``value()`` keeps all of one.
package struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Stands at the first byte.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether nothing but white space is left.
  package mutating func isAtEnd() -> Bool {
    skipSpaces()
    return position == bytes.endIndex
  }

  /// Reads an object; the body reads the value of each key, of which none may repeat.
  package mutating func object(
    _ body: (inout JSONScanner, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    var keys: Set<[UInt8]> = []
    try expect("{")
    guard !take("}") else { return }
    repeat {
      let key = try string()
      // Names that differ as bytes may be equal as strings; both kinds of twins are refused.
      guard keys.insert(Array(key.utf8)).inserted else {
        throw JSONError("the name \(Legible.quotation(key.utf8)) stands there twice")
      }
      try expect(":")
      try body(&self, key)
    } while take(",")
    try expect("}")
  }

  /// Reads a list of whole numbers from 0 on.
  package mutating func sizes() throws(JSONError) -> [Int] {
    var sizes: [Int] = []
    try list { (scanner) throws(JSONError) in sizes.append(try scanner.size()) }
    return sizes
  }

  /// Reads a list; the body reads each element.
  mutating func list(
    _ body: (inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect("[")
    guard !take("]") else { return }
    repeat { try body(&self) } while take(",")
    try expect("]")
  }

  /// Reads a string.
  package mutating func string() throws(JSONError) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while true {
      let byte = try next()
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw JSONError("a string is not valid UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += try escape()
      case ..<0x20: throw JSONError("a string contains a control character")
      default: text.append(byte)
      }
    }
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    let byte = try next()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw JSONError("there is no such escape in a string")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> [UInt8] {
    var units = [try hexadecimal()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard try next() == UInt8(ascii: "\\"), try next() == UInt8(ascii: "u") else {
        throw JSONError("half of a character in a string")
      }
      units.append(try hexadecimal())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw JSONError("half of a character in a string")
    }
    return Array(text.utf8)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try next())).hexDigitValue else {
        throw JSONError("there is no such escape in a string")
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private mutating func size() throws(JSONError) -> Int {
    skipSpaces()
    let digits = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else {
      throw JSONError("a whole number from 0 is missing")
    }
    var number = 0
    for digit in digits {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else {
        throw JSONError("the number \(Legible.line(text(digits), limit: 40)) is too large")
      }
      number = sum
    }
    position = digits.endIndex
    return number
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(41), as: UTF8.self)
  }

  /// Whether a symbol is next, white space apart.
  mutating func isNext(_ symbol: Unicode.Scalar) -> Bool {
    skipSpaces()
    return position < bytes.endIndex && bytes[position] == UInt8(ascii: symbol)
  }

  /// Takes the letters, digits and signs that are next.
  mutating func word() -> Substring {
    skipSpaces()
    let word = bytes[position...].prefix {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    position = word.endIndex
    return Substring(decoding: word, as: UTF8.self)
  }

  private mutating func next() throws(JSONError) -> UInt8 {
    guard position < bytes.endIndex else { throw JSONError("the text ends within a string") }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func expect(_ symbol: Unicode.Scalar) throws(JSONError) {
    guard take(symbol) else { throw JSONError("'\(symbol)' is missing") }
  }

  /// Steps over a symbol if it is next.
  private mutating func take(_ symbol: Unicode.Scalar) -> Bool {
    guard isNext(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpaces() {
    while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }
}
