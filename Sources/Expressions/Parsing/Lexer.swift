/// Cuts a source into words, one at a time, so that the first mistake is the one reported.
struct Lexer {
  let source: [Unicode.Scalar]
  private(set) var position = 0

  init(_ source: String) throws(ExpressionError) {
    self.source = Array(source.unicodeScalars)
    guard self.source.count <= Bounds.length else {
      throw ExpressionError(
        "the expression is longer than \(Bounds.length) characters",
        Bounds.length..<self.source.count)
    }
  }

  mutating func next() throws(ExpressionError) -> Token {
    while let scalar = peek(), scalar.isBlank { position += 1 }
    let start = position
    guard let first = peek() else { return Token(kind: .end, range: start..<start) }
    if first.isDigit || (first == "." && peek(1)?.isDigit == true) { return try number() }
    if first.isLetter { return try word() }
    for length in [2, 1] where start + length <= source.count {
      let text = text(start..<start + length)
      if let refusal = ForeignWords.operators[text] {
        throw ExpressionError(refusal, start..<start + length)
      }
      if let symbol = Symbol(rawValue: text) {
        position += length
        return Token(kind: .symbol(symbol), range: start..<position)
      }
    }
    throw ExpressionError(ForeignWords.character(first), start..<start + 1)
  }

  /// The part of a source that is not blank.
  static func trimmedRange(of source: [Unicode.Scalar]) -> Range<Int> {
    guard let first = source.firstIndex(where: { !$0.isBlank }),
      let last = source.lastIndex(where: { !$0.isBlank })
    else { return 0..<0 }
    return first..<last + 1
  }

  func text(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: source[range])
    return text
  }

  private mutating func word() throws(ExpressionError) -> Token {
    let start = position
    skip { $0.isLetter || $0.isDigit }
    let text = text(start..<position)
    if let next = peek(), next == "'" || next == "\"" {
      throw ExpressionError("text in quotes is not supported", position..<position + 1)
    }
    if ForeignWords.keywords.contains(text) {
      throw ExpressionError("'\(text)' is not supported in expressions", start..<position)
    }
    let kind: Token.Kind =
      Symbol(rawValue: text).map { .symbol($0) } ?? .name(text)
    return Token(kind: kind, range: start..<position)
  }

  /// Digits with single underscores between them, a fraction, an exponent: as in Python.
  private mutating func number() throws(ExpressionError) -> Token {
    let start = position
    skipDigits()
    let isWhole = peek() != "."
    if !isWhole {
      position += 1
      if peek()?.isDigit == true { skipDigits() }
    }
    let hasExponent = skipExponent()
    let digits = source[start..<position]
    try refuseTail(of: start)
    let hasOtherThanZero = digits.contains { $0 != "0" && $0 != "_" }
    if isWhole, !hasExponent, digits.first == "0", hasOtherThanZero {
      throw ExpressionError(
        "'\(text(start..<position))' begins with a zero; remove it", start..<position)
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: digits.filter { $0 != "_" })
    guard let value = Self.double(text), value.isFinite else {
      throw ExpressionError("the number is too large", start..<position)
    }
    return Token(kind: .number(value), range: start..<position)
  }

  private mutating func skipExponent() -> Bool {
    guard peek() == "e" || peek() == "E" else { return false }
    let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
    guard peek(1 + sign)?.isDigit == true else { return false }
    position += 1 + sign
    skipDigits()
    return true
  }

  private mutating func skipDigits() {
    while let scalar = peek() {
      let joins = scalar == "_" && peek(1)?.isDigit == true
      guard scalar.isDigit || joins else { return }
      position += 1
    }
  }

  /// Refuses what hangs on to a number: `0x10`, `1_`, `2epoch`, `1.2.3`.
  private mutating func refuseTail(of start: Int) throws(ExpressionError) {
    let end = position
    skip { $0.isLetter || $0.isDigit || $0 == "." }
    guard position > end else { return }
    let text = text(start..<position)
    let name = self.text(end..<position)
    let isName = name.first?.isLetter == true && !name.contains(".")
    let isForeign =
      ["e", "j"].contains(name.lowercased())
      || text.hasPrefix("0") && ["x", "o", "b"].contains(name.prefix(1).lowercased())
    let hint = isName && !isForeign ? "; use '*' to multiply" : ""
    throw ExpressionError("'\(text)' is not a number\(hint)", start..<position)
  }

  /// The float nearest to a decimal numeral.
  private static func double(_ numeral: String) -> Double? {
    var numeral = numeral
    // Swift wants digits on both sides of the point.
    if numeral.hasPrefix(".") { numeral = "0" + numeral }
    if let dot = numeral.firstIndex(of: ".") {
      let after = numeral.index(after: dot)
      if after == numeral.endIndex || !numeral[after].isNumber { numeral.insert("0", at: after) }
    }
    return Double(numeral)
  }

  private mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while let scalar = peek(), condition(scalar) { position += 1 }
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    position + distance < source.count ? source[position + distance] : nil
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
  fileprivate var isDigit: Bool { "0"..."9" ~= self }
  fileprivate var isLetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self || self == "_" }
}
