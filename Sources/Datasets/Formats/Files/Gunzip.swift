import CZlib

/// Decompression of gzip data that is in memory.
enum Gunzip {
  /// Whether the bytes begin as gzip data does.
  static func isCompressed(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1f, 0x8b])
  }

  /// The decompressed content of all members, of at most `limit` bytes.
  ///
  /// Zeros after the last member are padding, as on tapes; anything else there is a mistake.
  static func expand(_ input: [UInt8], limit: Int) throws(FormatError) -> [UInt8] {
    var stream = z_stream()
    // 16 more than the largest window asks zlib for gzip's header and check sum.
    let status = inflateInit2_(
      &stream, MAX_WBITS + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw FormatError("zlib cannot start: \(status)") }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    // What the last member promises, as far as so much data can keep it: no byte of deflated data
    // stands for more than 1032 (zlib's technical notes).
    let promise = input.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    output.reserveCapacity(min(promise, input.count * 1032, limit))
    var position = 0
    repeat {
      position = try member(&stream, input, from: position, into: &output, limit: limit)
      inflateReset(&stream)
    } while isCompressed(input[position...])
    guard input[position...].allSatisfy({ $0 == 0 }) else {
      throw FormatError("data after the end of the gzip data")
    }
    return output
  }

  /// Decompresses one member and returns where it ends in the input.
  private static func member(
    _ stream: inout z_stream, _ input: [UInt8], from start: Int, into output: inout [UInt8],
    limit: Int
  ) throws(FormatError) -> Int {
    var position = start
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let (status, read, written) = step(&stream, input, position, &piece)
      position += read
      guard written <= limit - output.count else {
        throw FormatError("the gzip data expands to more than \(limit) bytes")
      }
      output.append(contentsOf: piece[..<written])
      switch status {
      case Z_STREAM_END: return position
      case Z_OK where read + written > 0: continue
      case Z_OK, Z_BUF_ERROR: throw FormatError("truncated gzip data")
      case Z_MEM_ERROR: throw FormatError("not enough memory for the gzip data")
      default:
        let detail = stream.msg.map { ": " + String(cString: $0) } ?? ""
        throw FormatError("corrupt gzip data" + detail)
      }
    }
  }

  /// One call of zlib: its status, how many bytes it took and how many it made.
  private static func step(
    _ stream: inout z_stream, _ input: [UInt8], _ position: Int, _ piece: inout [UInt8]
  ) -> (status: CInt, read: Int, written: Int) {
    let available = min(input.count - position, 1 << 30)
    let room = piece.count
    return input.withUnsafeBufferPointer { source in
      piece.withUnsafeMutableBufferPointer { target in
        // zlib's field is not const for historical reasons; it only reads from there.
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress?.advanced(by: position))
        stream.avail_in = UInt32(available)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, available - Int(stream.avail_in), room - Int(stream.avail_out))
      }
    }
  }
}
