#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory of its own, zeroed and aligned to a cache line (and the widest vector).
final class AlignedBuffer {
  /// The alignment of every buffer and every tensor in it, in bytes.
  static let alignment = 64

  /// The size of the pages that the system is asked for where a buffer fills some, in bytes.
  ///
  /// Kernels that stride through hundreds of MiB would miss the address cache on pages of 4 KiB.
  private static let largePage = 2 << 20

  /// The first byte.
  let start: UnsafeMutableRawPointer

  /// Allocates; throws where the system refuses.
  init(byteCount: Int) throws(EngineError) {
    var pointer: UnsafeMutableRawPointer?
    let size = max(byteCount, AlignedBuffer.alignment)
    let isLarge = size >= AlignedBuffer.largePage
    let alignment = isLarge ? AlignedBuffer.largePage : AlignedBuffer.alignment
    guard posix_memalign(&pointer, alignment, size) == 0, let pointer else {
      throw EngineError("there is no memory for \(byteCount) bytes")
    }
    #if os(Linux)
      // A wish: where the system refuses, ordinary pages serve.
      if isLarge { madvise(pointer, size, MADV_HUGEPAGE) }
    #endif
    memset(pointer, 0, size)
    start = pointer
  }

  deinit { free(start) }

  /// A size rounded up to whole cache lines.
  static func rounded(_ byteCount: Int) -> Int {
    (byteCount + alignment - 1) / alignment * alignment
  }
}
