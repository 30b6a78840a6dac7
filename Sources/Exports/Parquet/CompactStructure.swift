/// A structure of Thrift's compact protocol in the making: fields by their numbers, in rising order.
///
/// Source: apache/thrift, doc/specs/thrift-compact-protocol.md.
struct CompactStructure {
  /// How the bytes of a field, or of a list's items, are laid out.
  private enum Kind: UInt8 {
    case yes = 1
    case no = 2
    case byte = 3
    case word = 5
    case long = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  /// The fields so far.
  private var fields: [UInt8] = []
  private var last = 0

  /// The fields, and the byte that ends them.
  var bytes: [UInt8] { fields + [0] }

  /// Writes an `i32`, or a member of an enumeration.
  mutating func add(_ field: Int, word: Int) {
    begin(field, .word)
    fields.append(varint: Self.zigzag(word))
  }

  /// Writes an `i64`.
  mutating func add(_ field: Int, long: Int) {
    begin(field, .long)
    fields.append(varint: Self.zigzag(long))
  }

  /// Writes an `i8`.
  mutating func add(_ field: Int, byte: Int8) {
    begin(field, .byte)
    fields.append(UInt8(bitPattern: byte))
  }

  /// Writes a `bool`, whose value is its kind.
  mutating func add(_ field: Int, flag: Bool) { begin(field, flag ? .yes : .no) }

  /// Writes a `string`.
  mutating func add(_ field: Int, text: String) {
    begin(field, .binary)
    append(text)
  }

  /// Writes a structure.
  mutating func add(_ field: Int, _ structure: CompactStructure) {
    begin(field, .structure)
    fields += structure.bytes
  }

  /// Writes a structure whose fields `fill` adds.
  mutating func add(_ field: Int, _ fill: (inout CompactStructure) -> Void) {
    var structure = CompactStructure()
    fill(&structure)
    add(field, structure)
  }

  /// Writes a list of `i32`.
  mutating func add(_ field: Int, words: [Int]) {
    begin(field, .list, of: .word, words.count)
    for word in words { fields.append(varint: Self.zigzag(word)) }
  }

  /// Writes a list of `string`.
  mutating func add(_ field: Int, texts: [String]) {
    begin(field, .list, of: .binary, texts.count)
    for text in texts { append(text) }
  }

  /// Writes a list of structures.
  mutating func add(_ field: Int, structures: [CompactStructure]) {
    begin(field, .list, of: .structure, structures.count)
    for structure in structures { fields += structure.bytes }
  }

  /// Numbers near 0 take few bytes, whatever their sign.
  private static func zigzag(_ number: Int) -> UInt64 {
    UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
  }

  /// A field is told by how far its number is from the last one's.
  private mutating func begin(_ field: Int, _ kind: Kind) {
    precondition((1...15).contains(field - last), "fields rise by at most 15")
    fields.append(UInt8(field - last) << 4 | kind.rawValue)
    last = field
  }

  private mutating func begin(_ field: Int, _ kind: Kind, of item: Kind, _ count: Int) {
    begin(field, kind)
    if count < 15 {
      fields.append(UInt8(count) << 4 | item.rawValue)
    } else {
      fields.append(0xF0 | item.rawValue)
      fields.append(varint: UInt64(count))
    }
  }

  private mutating func append(_ text: String) {
    fields.append(varint: UInt64(text.utf8.count))
    fields += Array(text.utf8)
  }
}
