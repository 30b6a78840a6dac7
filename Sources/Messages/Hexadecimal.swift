extension BinaryInteger {
  /// The number in hexadecimal digits, with zeros before them up to a width.
  package func hexadecimal(width: Int = 1, uppercase: Bool = false) -> String {
    let digits = String(self, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }
}

extension Sequence<UInt8> {
  /// The bytes in lowercase hexadecimal digits, two a byte.
  package var hexadecimal: String { map { $0.hexadecimal(width: 2) }.joined() }
}
