#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are read for what they may tell, where a failure only means not knowing.
enum SmallFile {
  /// A file's bytes, nil if it cannot be read or has more than the limit.
  static func contents(_ path: String, limit: Int) -> [UInt8]? {
    guard let bytes = beginning(path, count: limit + 1), bytes.count <= limit else { return nil }
    return bytes
  }

  /// The first bytes of a file, at most as many as asked for; nil if it cannot be read.
  static func beginning(_ path: String, count: Int) -> [UInt8]? {
    guard let descriptor = try? SystemCall.open(path, O_RDONLY | O_NONBLOCK, .failed) else {
      return nil
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count < count {
      let got = SystemCall.retry {
        piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      }
      guard let got else { return nil }
      guard got > 0 else { break }
      bytes.append(contentsOf: piece[..<min(got, count - bytes.count)])
    }
    return bytes
  }
}
