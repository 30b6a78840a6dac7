import Glibc

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

  // What was mapped for a large buffer, which goes back to the system with it; nil for a small one.
  private let mapping: (start: UnsafeMutableRawPointer, byteCount: Int)?

  /// Allocates; throws where the system refuses.
  init(byteCount: Int) throws(EngineError) {
    if byteCount >= AlignedBuffer.largePage {
      guard let mapping = AlignedBuffer.map(byteCount) else {
        throw EngineError(refused: byteCount)
      }
      self.mapping = mapping
      start = mapping.start.alignedUp(toMultipleOf: AlignedBuffer.largePage)
      #if os(Linux)
        // A wish: where the system refuses, ordinary pages serve.
        madvise(start, byteCount, MADV_HUGEPAGE)
      #endif
      return
    }
    var pointer: UnsafeMutableRawPointer?
    let size = max(byteCount, AlignedBuffer.alignment)
    guard posix_memalign(&pointer, AlignedBuffer.alignment, size) == 0, let pointer else {
      throw EngineError(refused: byteCount)
    }
    memset(pointer, 0, size)
    start = pointer
    mapping = nil
  }

  deinit {
    if let mapping {
      munmap(mapping.start, mapping.byteCount)
    } else {
      free(start)
    }
  }

  /// Maps memory that holds so many bytes from a large page's beginning on; the system zeroes it when
  /// it is first used.
  private static func map(
    _ byteCount: Int
  ) -> (start: UnsafeMutableRawPointer, byteCount: Int)? {
    let (size, overflow) = byteCount.addingReportingOverflow(largePage)
    guard !overflow,
      let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { return nil }
    return (start, size)
  }

  /// A size rounded up to whole cache lines.
  static func rounded(_ byteCount: Int) -> Int {
    (byteCount + alignment - 1) / alignment * alignment
  }
}
