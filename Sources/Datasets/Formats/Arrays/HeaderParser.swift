import Messages

/// Reads the Python dictionary that describes an array in an `.npy` file.
struct HeaderParser {
  private let bytes: [UInt8]
  private var position = 0
  private var descriptor: String?
  private var isFortranOrder: Bool?
  private var shape: [Int]?

  /// Prepares to read a header's text.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }` in any order of keys.
  mutating func header() throws(FormatError) -> (
    descriptor: String, isFortranOrder: Bool, shape: [Int]
  ) {
    try expect("{")
    while !take("}") {
      try entry()
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpaces()
    guard position == bytes.count else { throw FormatError("text after the header's dictionary") }
    guard let descriptor, let isFortranOrder, let shape else {
      throw FormatError("the header lacks 'descr', 'fortran_order' or 'shape'")
    }
    return (descriptor, isFortranOrder, shape)
  }

  private mutating func entry() throws(FormatError) {
    let key = try string()
    try expect(":")
    switch key {
    case "descr" where descriptor == nil:
      if take("[") { throw FormatError("arrays of records are not supported") }
      descriptor = try string()
    case "fortran_order" where isFortranOrder == nil:
      isFortranOrder = take("True")
      guard isFortranOrder == true || take("False") else {
        throw FormatError("'fortran_order' is neither True nor False")
      }
    case "shape" where shape == nil: shape = try tuple()
    default:
      let name = Legible.quotation(key.utf8)
      throw FormatError("unexpected or repeated key \(name) in the header")
    }
  }

  private mutating func string() throws(FormatError) -> String {
    skipSpaces()
    guard position < bytes.count, bytes[position] == 0x27 || bytes[position] == 0x22,
      let end = bytes[(position + 1)...].firstIndex(of: bytes[position])
    else { throw FormatError("the header is not a dictionary with text keys") }
    defer { position = end + 1 }
    return String(decoding: bytes[position + 1..<end], as: UTF8.self)
  }

  private mutating func tuple() throws(FormatError) -> [Int] {
    guard take("(") else { throw FormatError("'shape' is not a tuple") }
    var elements: [Int] = []
    while !take(")") {
      guard elements.count < 64 else { throw FormatError("the array has over 64 dimensions") }
      elements.append(try dimension())
      if !take(",") {
        guard take(")") else { throw FormatError("'shape' is not a tuple of whole numbers") }
        break
      }
    }
    return elements
  }

  private mutating func dimension() throws(FormatError) -> Int {
    skipSpaces()
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    let text = String(decoding: digits, as: UTF8.self)
    guard !text.isEmpty else { throw FormatError("'shape' is not a tuple of whole numbers from 0") }
    guard let value = Int(text) else { throw FormatError("a dimension of \(text) is too large") }
    position = digits.endIndex
    return value
  }

  private mutating func expect(_ text: StaticString) throws(FormatError) {
    guard take(text) else {
      throw FormatError("the header is not a dictionary: '\(text)' is missing")
    }
  }

  /// Steps over spaces and the text, if that is next.
  private mutating func take(_ text: StaticString) -> Bool {
    skipSpaces()
    let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if matches { position += text.utf8CodeUnitCount }
    return matches
  }

  private mutating func skipSpaces() {
    while position < bytes.count, [0x20, 0x09, 0x0A].contains(bytes[position]) { position += 1 }
  }
}
