import CZlib

/// Decompression of gzip data that comes piece by piece.
///
/// Members follow each other; zeros after the last one are padding, as on tapes, and anything else there is
/// a mistake.
final class GunzipStream {
  /// Why an expansion came to a stop.
  enum Stop {
    /// The output has as many bytes as were asked for.
    case filled
    /// More input is needed; none at all tells that there is no more.
    case hungry
    /// All of the data were expanded.
    case ended
  }

  private enum Phase { case member, between, padding }

  /// zlib's state points back at it, so it may not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var input: [UInt8] = []
  private var position = 0
  private var phase = Phase.member
  private var isComplete = false

  /// Begins before the first byte.
  init() throws(FormatError) {
    stream.initialize(to: z_stream())
    // 16 more than the largest window asks zlib for gzip's header and check sum.
    let status = inflateInit2_(
      stream, MAX_WBITS + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw FormatError("zlib cannot start: \(status)") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Takes the next bytes of the input; none are its end.
  func feed(_ bytes: [UInt8]) {
    isComplete = bytes.isEmpty
    input = position < input.count ? input[position...] + bytes : bytes
    position = 0
  }

  /// Appends decompressed bytes until there are so many.
  func append(to output: inout [UInt8], upTo end: Int) throws(FormatError) -> Stop {
    while output.count < end {
      switch phase {
      case .member:
        guard position < input.count || !isComplete else {
          throw FormatError("truncated gzip data")
        }
        guard position < input.count else { return .hungry }
        try inflate(into: &output, upTo: end)
      case .between:
        guard input.count - position >= 2 || isComplete else { return .hungry }
        phase = Gunzip.isCompressed(input[position...]) ? .member : .padding
        inflateReset(stream)
      case .padding:
        guard input[position...].allSatisfy({ $0 == 0 }) else {
          throw FormatError("data after the end of the gzip data")
        }
        position = input.count
        return isComplete ? .ended : .hungry
      }
    }
    return .filled
  }

  private func inflate(into output: inout [UInt8], upTo end: Int) throws(FormatError) {
    let start = output.count
    // No byte of deflated data stands for more than 1032 (zlib's technical notes).
    let most = min(end - start, (input.count - position) * 1032)
    output.append(contentsOf: [UInt8](repeating: 0, count: max(most, 1)))
    let (status, read, written) = step(&output, from: start)
    position += read
    output.removeSubrange((start + written)...)
    switch status {
    case Z_STREAM_END: phase = .between
    case Z_OK where read + written > 0: break
    case Z_OK, Z_BUF_ERROR: throw FormatError("truncated gzip data")
    case Z_MEM_ERROR: throw FormatError("not enough memory for the gzip data")
    default:
      let detail = stream.pointee.msg.map { ": " + String(cString: $0) } ?? ""
      throw FormatError("corrupt gzip data" + detail)
    }
  }

  /// One call of zlib: its status, how many bytes it took and how many it made.
  private func step(
    _ output: inout [UInt8], from start: Int
  ) -> (status: CInt, read: Int, written: Int) {
    let available = min(input.count - position, 1 << 30)
    let room = min(output.count - start, 1 << 30)
    return input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        // zlib's field is not const for historical reasons; it only reads from there.
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress?.advanced(by: position))
        stream.pointee.avail_in = UInt32(available)
        stream.pointee.next_out = target.baseAddress?.advanced(by: start)
        stream.pointee.avail_out = UInt32(room)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        return (
          status, available - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out)
        )
      }
    }
  }
}
