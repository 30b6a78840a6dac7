import Messages

/// One pass over a text that finds where its scalars and lines begin and refuses what is not text.
struct TextIndex {
  private let bytes: [UInt8]
  private var position: Int
  private(set) var offsets: [Int] = []
  private(set) var lineStarts = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    offsets.reserveCapacity(bytes.count + 1)
  }

  mutating func run() throws(YAMLError) {
    try refuseWideEncodings()
    while position < bytes.count {
      offsets.append(position)
      let (value, width) = decode()
      if let fault = fault(of: value, width: width) { throw error(fault, width: width) }
      position += width
      if value == 0x0A || (value == 0x0D && !(position < bytes.count && bytes[position] == 0x0A)) {
        lineStarts.append(offsets.count)
      }
    }
    offsets.append(position)
  }

  private func refuseWideEncodings() throws(YAMLError) {
    let marked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let zeros = bytes.prefix(4).filter { $0 == 0 }.count
    // Text that begins with ASCII has every other byte zero in UTF-16, three of four in UTF-32.
    let isWide = bytes.count >= 4 && bytes.count.isMultiple(of: 2) && zeros >= 2
    guard marked || isWide else { return }
    let start = Mark(line: 1, column: 1, offset: 0)
    throw YAMLError(
      "the file is not UTF-8 but UTF-16 or UTF-32; save it as UTF-8", start: start, end: start)
  }

  /// The scalar at the position and its width in bytes; nil and 1 where the bytes are no UTF-8.
  private func decode() -> (value: UInt32?, width: Int) {
    let first = bytes[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first), position + width <= bytes.count else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for byte in bytes[position + 1..<position + width] {
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = width == 4 ? 0x10000 : width == 3 ? 0x800 : 0x80
    // `Unicode.Scalar` refuses surrogates and what lies beyond U+10FFFF.
    guard value >= smallest, Unicode.Scalar(value) != nil else { return (nil, 1) }
    return (value, width)
  }

  private func fault(of value: UInt32?, width: Int) -> String? {
    switch value {
    case nil: "the byte 0x\(hex(UInt32(bytes[position]), 2)) is not valid UTF-8"
    case 0: "a NUL byte is not allowed; is this a text file?"
    case 0x09, 0x0A, 0x0D: nil
    case .some(0..<0x20), .some(0x7F..<0xA0):
      "the control character U+\(hex(value ?? 0, 4)) is not allowed"
    case 0xFEFF: "a byte order mark is allowed only at the start of the file"
    case 0x2028, 0x2029: "the line separator U+\(hex(value ?? 0, 4)) is not allowed"
    case 0xFFFE, 0xFFFF: "U+\(hex(value ?? 0, 4)) is not a character"
    default: nil
    }
  }

  private func hex(_ value: UInt32, _ width: Int) -> String {
    value.hexadecimal(width: width, uppercase: true)
  }

  private func error(_ message: String, width: Int) -> YAMLError {
    let line = lineStarts.count
    let column = offsets.count - (lineStarts.last ?? 0)
    return YAMLError(
      message, start: Mark(line: line, column: column, offset: position),
      end: Mark(line: line, column: column + 1, offset: position + width))
  }
}
