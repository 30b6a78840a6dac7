import CZlib
import Messages

/// A ZIP archive in memory: stored and deflated members, also of the 64-bit format.
struct ZipArchive {
  /// A file in the archive.
  struct Member {
    /// Its path in the archive.
    let name: String
    /// How it is kept: 0 as it is, 8 deflated.
    fileprivate let method: Int
    fileprivate let isEncrypted: Bool
    fileprivate let checksum: Int
    fileprivate let packedSize: Int
    /// How many bytes it has.
    let size: Int
    fileprivate let offset: Int
  }

  /// The files, in the order of the archive's directory.
  private(set) var members: [Member] = []
  private let bytes: [UInt8]

  /// Reads the directory at the archive's end.
  init(_ bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    guard bytes.starts(with: [0x50, 0x4B]) else { throw FormatError("this is not a ZIP archive") }
    let end = try endOfDirectory()
    var (count, position) = (try number(at: end + 10, 2), try number(at: end + 16, 4))
    if end >= 20, isSignature(6, 7, at: end - 20) {
      let wide = try number(at: end - 12, 8)
      guard isSignature(6, 6, at: wide) else { throw FormatError(Self.damaged) }
      (count, position) = (try number(at: wide + 32, 8), try number(at: wide + 48, 8))
    }
    var names: Set<String> = []
    while members.count < count {
      let (member, length) = try member(at: position)
      guard names.insert(member.name).inserted else {
        throw FormatError("two members have the name \(Legible.quotation(member.name.utf8))")
      }
      members.append(member)
      position += length
    }
  }

  /// The bytes of a member, of which there may be at most so many; its checksum must be right.
  func contents(of member: Member, limit: Int) throws(FormatError) -> [UInt8] {
    guard !member.isEncrypted else { throw FormatError("it is encrypted") }
    guard member.size <= limit else {
      throw FormatError("it has \(member.size) bytes, more than \(limit)")
    }
    guard isSignature(3, 4, at: member.offset) else { throw FormatError(Self.damaged) }
    let lengths = try number(at: member.offset + 26, 2) + number(at: member.offset + 28, 2)
    let start = member.offset + 30 + lengths
    guard start <= bytes.count, member.packedSize <= bytes.count - start else {
      throw FormatError("the file ends within it")
    }
    let packed = start..<start + member.packedSize
    let contents: [UInt8]
    switch member.method {
    case 0 where member.size == member.packedSize: contents = Array(bytes[packed])
    case 8: contents = try Self.inflate(bytes, packed, size: member.size)
    case 0: throw FormatError(Self.damaged)
    case let method:
      throw FormatError("it is packed by method \(method); only deflate is supported")
    }
    guard crc32_z(0, contents, contents.count) == member.checksum else {
      throw FormatError("its checksum is wrong")
    }
    return contents
  }

  private static let damaged = "the archive's directory is damaged"

  /// Where the record at the end of the directory begins.
  private func endOfDirectory() throws(FormatError) -> Int {
    // A comment of up to 65,535 bytes may follow it.
    let last = bytes.count - 22
    for position in stride(from: last, through: max(last - 65535, 0), by: -1)
    where isSignature(5, 6, at: position) {
      // A comment may hold the same four bytes.
      if try number(at: position + 20, 2) == last - position { return position }
    }
    throw FormatError("the archive has no directory: the file is cut off")
  }

  /// A member as the directory describes it at a position, and the length of that.
  private func member(at position: Int) throws(FormatError) -> (Member, Int) {
    guard isSignature(1, 2, at: position) else { throw FormatError(Self.damaged) }
    let lengths = (
      try number(at: position + 28, 2), try number(at: position + 30, 2),
      try number(at: position + 32, 2)
    )
    let name = position + 46
    let extra = name + lengths.0
    let length = 46 + lengths.0 + lengths.1 + lengths.2
    guard length <= bytes.count - position else { throw FormatError(Self.damaged) }
    var wide = try wideNumbers(extra..<extra + lengths.1)[...]
    func size(at place: Int) throws(FormatError) -> Int {
      let narrow = try number(at: position + place, 4)
      guard narrow == 0xFFFF_FFFF else { return narrow }
      guard let number = wide.popFirst() else { throw FormatError(Self.damaged) }
      return number
    }
    // In this order they stand where they are wide.
    let (full, packed, offset) = (try size(at: 24), try size(at: 20), try size(at: 42))
    let member = Member(
      name: String(decoding: bytes[name..<extra], as: UTF8.self),
      method: try number(at: position + 10, 2),
      isEncrypted: try number(at: position + 8, 2) & 1 == 1,
      checksum: try number(at: position + 16, 4), packedSize: packed, size: full, offset: offset)
    return (member, length)
  }

  /// The 64-bit numbers among what is said of a member further.
  private func wideNumbers(_ range: Range<Int>) throws(FormatError) -> [Int] {
    var position = range.lowerBound
    while position + 4 <= range.upperBound {
      let (kind, length) = (try number(at: position, 2), try number(at: position + 2, 2))
      position += 4
      guard length <= range.upperBound - position else { break }
      if kind == 1 {
        var numbers: [Int] = []
        for index in 0..<min(length / 8, 3) {
          numbers.append(try number(at: position + 8 * index, 8))
        }
        return numbers
      }
      position += length
    }
    return []
  }

  private func isSignature(_ third: UInt8, _ fourth: UInt8, at position: Int) -> Bool {
    position >= 0 && position <= bytes.count - 4
      && bytes[position..<position + 4].elementsEqual([0x50, 0x4B, third, fourth])
  }

  /// A little-endian number.
  private func number(at position: Int, _ size: Int) throws(FormatError) -> Int {
    guard position >= 0, position <= bytes.count - size else { throw FormatError(Self.damaged) }
    let number = bytes[position..<position + size].reversed().reduce(0 as UInt64) {
      $0 << 8 | UInt64($1)
    }
    guard let number = Int(exactly: number), number < Int.max / 4 else {
      throw FormatError(Self.damaged)
    }
    return number
  }

  /// What deflated data stand for, which must be so many bytes.
  private static func inflate(
    _ bytes: [UInt8], _ range: Range<Int>, size: Int
  ) throws(FormatError) -> [UInt8] {
    // No byte of deflated data stands for more than 1032 (zlib's technical notes).
    guard size / 1032 <= range.count else { throw FormatError("its data are damaged") }
    var stream = z_stream()
    let status = inflateInit2_(
      &stream, -MAX_WBITS, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw FormatError("zlib cannot start: \(status)") }
    defer { inflateEnd(&stream) }
    var isWhole = false
    let contents = [UInt8](unsafeUninitializedCapacity: size) { target, filled in
      bytes.withUnsafeBufferPointer { source in
        let packed = UnsafeBufferPointer(rebasing: source[range])
        (filled, isWhole) = inflate(&stream, packed, target, size: size)
      }
    }
    guard isWhole, contents.count == size else { throw FormatError("its data are damaged") }
    return contents
  }

  /// Inflates as much as goes into a buffer; how much that was, and whether it is all.
  private static func inflate(
    _ stream: inout z_stream, _ packed: UnsafeBufferPointer<UInt8>,
    _ target: UnsafeMutableBufferPointer<UInt8>, size: Int
  ) -> (filled: Int, isWhole: Bool) {
    var (read, filled, spare) = (0, 0, [UInt8](repeating: 0, count: 1))
    while true {
      // zlib counts with 32 bits.
      let (available, room) = (min(packed.count - read, 1 << 30), min(size - filled, 1 << 30))
      // zlib's field is not const for historical reasons; it only reads from there.
      stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress?.advanced(by: read))
      stream.avail_in = UInt32(available)
      stream.avail_out = UInt32(room)
      let status = spare.withUnsafeMutableBufferPointer { spare in
        // With no room left, the end of the data is still to be read.
        stream.next_out = room > 0 ? target.baseAddress?.advanced(by: filled) : spare.baseAddress
        return CZlib.inflate(&stream, Z_NO_FLUSH)
      }
      read += available - Int(stream.avail_in)
      filled += room - Int(stream.avail_out)
      switch status {
      case Z_STREAM_END: return (filled, true)
      case Z_OK where available > Int(stream.avail_in) || room > Int(stream.avail_out): continue
      default: return (filled, false)
      }
    }
  }
}
