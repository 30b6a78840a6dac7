#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory of its own, zeroed and aligned to a cache line (and the widest vector).
final class AlignedBuffer {
  /// The alignment of every buffer and every tensor in it, in bytes.
  static let alignment = 64

  /// The first byte.
  let start: UnsafeMutableRawPointer

  /// Allocates; throws where the system refuses.
  init(byteCount: Int) throws(EngineError) {
    var pointer: UnsafeMutableRawPointer?
    let size = max(byteCount, AlignedBuffer.alignment)
    guard posix_memalign(&pointer, AlignedBuffer.alignment, size) == 0, let pointer else {
      throw EngineError("there is no memory for \(byteCount) bytes")
    }
    memset(pointer, 0, size)
    start = pointer
  }

  deinit { free(start) }

  /// A size rounded up to whole cache lines.
  static func rounded(_ byteCount: Int) -> Int {
    (byteCount + alignment - 1) / alignment * alignment
  }
}
