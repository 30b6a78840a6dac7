/// Records of an event file, as TensorFlow frames them (TFRecord).
///
/// A record is the length of its content in 8 bytes, the masked CRC-32C of these, the content, and the
/// masked CRC-32C of the content; numbers begin with their lowest byte.
package enum EventRecord {
  private static let (head, tail) = (12, 4)

  /// A record with some content.
  package static func bytes(_ content: [UInt8]) -> [UInt8] {
    let length = UInt64(content.count).littleEndianBytes
    return length + CRC32C.masked(length).littleEndianBytes + content
      + CRC32C.masked(content).littleEndianBytes
  }

  /// The contents of the whole records that a file begins with, up to the first one that is damaged or
  /// not whole.
  package static func contents(of file: [UInt8]) -> [[UInt8]] {
    var (contents, rest): ([[UInt8]], ArraySlice<UInt8>) = ([], file[...])
    while rest.count >= head + tail {
      let length = rest.prefix(8)
      let count = number(length)
      guard number(rest.dropFirst(8).prefix(4)) == UInt64(CRC32C.masked(length)),
        count <= UInt64(rest.count - head - tail)
      else { break }
      let content = Array(rest.dropFirst(head).prefix(Int(count)))
      rest = rest.dropFirst(head + content.count)
      guard number(rest.prefix(4)) == UInt64(CRC32C.masked(content)) else { break }
      rest = rest.dropFirst(tail)
      contents.append(content)
    }
    return contents
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
