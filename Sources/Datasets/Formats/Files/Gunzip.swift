/// Decompression of gzip data that is in memory.
enum Gunzip {
  /// Whether the bytes begin as gzip data does.
  static func isCompressed(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1f, 0x8b])
  }

  /// The decompressed content of all members, of at most `limit` bytes.
  static func expand(_ input: [UInt8], limit: Int) throws(FormatError) -> [UInt8] {
    let stream = try GunzipStream()
    var output: [UInt8] = []
    // What the last member promises, as far as so much data can keep it: no byte of deflated data
    // stands for more than 1032 (zlib's technical notes).
    let promise = input.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    output.reserveCapacity(min(promise, input.count * 1032, limit))
    stream.feed(input)
    while true {
      let end = min(output.count + Self.piece, limit + 1)
      switch try stream.append(to: &output, upTo: end) {
      case .filled: break
      case .hungry: stream.feed([])
      case .ended: return output
      }
      guard output.count <= limit else {
        throw FormatError("the gzip data expands to more than \(limit) bytes")
      }
    }
  }

  private static let piece = 1 << 18
}
