import Messages

/// A place in a text file, as people count: line, column, and the line itself.
struct TextPlace {
  /// How many Unicode scalars of a line an excerpt shows.
  static let excerptLength = 200

  /// The line, from 1; it may end in LF, CR LF or CR.
  let line: Int
  /// The Unicode scalar in the line, from 1.
  let column: Int
  /// The line, or a window around the place where it is long.
  let excerpt: String
  /// Where the place is in the excerpt, from 1.
  let excerptColumn: Int

  /// Counts up to the byte at a position, or to the end of the file.
  init(_ bytes: [UInt8], at position: Int) {
    let position = min(position, bytes.count)
    var line = 1
    var start = Self.start(of: bytes)
    for i in start..<max(position, start) {
      let isNewline = bytes[i] == UInt8(ascii: "\n")
      let isReturn = bytes[i] == UInt8(ascii: "\r")
      let isPair = isReturn && i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "\n")
      guard isNewline || isReturn && !isPair else { continue }
      line += 1
      start = i + 1
    }
    self.line = line
    let before = bytes[start..<max(position, start)]
    column = before.count { $0 & 0xC0 != 0x80 } + 1
    // Four bytes a scalar at most, so these bound the window's scalars on either side.
    let after = bytes[before.endIndex...].prefix(4 * Self.excerptLength)
      .prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let lead = Self.window(before, column: column)
    excerpt = Legible.line(lead + String(decoding: after, as: UTF8.self), limit: Self.excerptLength)
    excerptColumn = lead.unicodeScalars.count + 1
  }

  /// Where the text begins: behind a byte order mark, if there is one.
  static func start(of bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What an excerpt shows before the place: the whole beginning of the line, or its end.
  private static func window(_ before: ArraySlice<UInt8>, column: Int) -> String {
    guard column > 3 * excerptLength / 4 else { return String(decoding: before, as: UTF8.self) }
    let scalars = String(decoding: before.suffix(2 * excerptLength), as: UTF8.self).unicodeScalars
    return "…" + String(scalars.suffix(excerptLength / 2))
  }
}
