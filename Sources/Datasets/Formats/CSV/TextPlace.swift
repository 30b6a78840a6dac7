import Messages

/// A place in a text file, as people count: line, column, and the line itself.
public struct TextPlace: Sendable, Equatable {
  /// The line, from 1; it may end in LF, CR LF or CR.
  public let line: Int
  /// The Unicode scalar in the line, from 1; nil for the line as a whole.
  public let column: Int?
  /// The line, or a window around the place where it is long, without control characters.
  public let excerpt: String
  /// Where the place is in the excerpt, from 1.
  public let excerptColumn: Int?
  /// How many Unicode scalars of a line an excerpt shows.
  private static let excerptLength = 200

  /// Counts up to the byte at a position, or to the end.
  ///
  /// - Parameters:
  ///   - bytes: Whole rows of the file, without a byte order mark.
  ///   - position: Where the place is among them.
  ///   - firstLine: The line of the first of them.
  ///   - isWholeLine: Whether the line as a whole is meant.
  init(_ bytes: [UInt8], at position: Int, firstLine: Int = 1, isWholeLine: Bool = false) {
    var (line, start) = (firstLine, 0)
    let position = max(min(position, bytes.count), 0)
    for i in start..<position where Self.isLineEnd(bytes[i]) {
      if bytes[i...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) { continue }
      line += 1
      start = i + 1
    }
    self.line = line
    let before = bytes[start..<position]
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    // Four bytes a scalar at most, so these bound the window's scalars on either side.
    let after = bytes[position...].prefix(4 * Self.excerptLength).prefix { !Self.isLineEnd($0) }
    let lead = Self.window(before, column: column)
    excerpt = Legible.line(lead + String(decoding: after, as: UTF8.self), limit: Self.excerptLength)
    self.column = isWholeLine ? nil : column
    excerptColumn = isWholeLine ? nil : lead.unicodeScalars.count + 1
  }

  /// How many lines end among bytes that do not end between CR and LF.
  static func lineEnds(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      // Three sums without a branch, which the compiler makes vector code of.
      var (feeds, returns, pairs) = (0, 0, 0)
      for byte in bytes { feeds &+= byte == UInt8(ascii: "\n") ? 1 : 0 }
      for byte in bytes { returns &+= byte == UInt8(ascii: "\r") ? 1 : 0 }
      guard returns > 0 else { return feeds }
      for i in 1..<bytes.count {
        pairs &+= bytes[i - 1] == UInt8(ascii: "\r") && bytes[i] == UInt8(ascii: "\n") ? 1 : 0
      }
      return feeds + returns - pairs
    }
  }

  /// Whether a byte ends a line, or is the first of two that do.
  static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// What an excerpt shows before the place: the whole beginning of the line, or its end.
  private static func window(_ before: ArraySlice<UInt8>, column: Int) -> String {
    guard column > 3 * excerptLength / 4 else { return String(decoding: before, as: UTF8.self) }
    let scalars = String(decoding: before.suffix(2 * excerptLength), as: UTF8.self).unicodeScalars
    return "…" + String(scalars.suffix(excerptLength / 2))
  }
}
