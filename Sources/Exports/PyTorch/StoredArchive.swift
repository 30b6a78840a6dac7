/// A ZIP archive of files that are not compressed, each of which begins at a multiple of 64 bytes, as
/// PyTorch maps them.
///
/// Source: PKWARE, APPNOTE.TXT 4.3. Archives of 4 GiB or 65,535 files would need ZIP64, which is not written.
struct StoredArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// The version that is needed to read it, no flags, no compression, and midnight of 1980-01-01.
  private static let common: [UInt8] = [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]
  private static let (header, alignment) = (30, 64)

  /// Adds a file.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let (name, size) = (Array(name.utf8), UInt32(content.count).littleEndianBytes)
    let sums = CRC32.checksum(content).littleEndianBytes + size + size
    let lengths = UInt16(name.count).littleEndianBytes
    let start = bytes.count
    // The extra field that pads the header has an ID and a length itself.
    let used = (start + Self.header + name.count + 4) % Self.alignment
    let padding = [UInt8](repeating: 0x5A, count: (Self.alignment - used) % Self.alignment)
    bytes += Array("PK\u{3}\u{4}".utf8) + Self.common + sums + lengths
    bytes += UInt16(padding.count + 4).littleEndianBytes + name
    bytes += Array("FB".utf8) + UInt16(padding.count).littleEndianBytes + padding
    bytes += content
    directory += Array("PK\u{1}\u{2}".utf8) + [10, 0] + Self.common + sums + lengths
    directory += [UInt8](repeating: 0, count: 12) + UInt32(start).littleEndianBytes + name
    count += 1
  }

  /// The whole archive.
  var encoded: [UInt8] {
    let counts = count.littleEndianBytes
    return bytes + directory + Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + counts + counts
      + UInt32(directory.count).littleEndianBytes + UInt32(bytes.count).littleEndianBytes + [0, 0]
  }
}
