import COneDNN

/// The fastest that this machine multiplies matrices, as a yardstick for benchmarks.
public enum MatrixPeak {
  /// Rows and columns of the matrices: large enough to be at the limit, small enough for caches.
  private static let size = 768

  /// Measures oneDNN's product of 768 × 768 matrices in float32.
  ///
  /// - Parameter threads: The number of threads.
  /// - Returns: The greatest of ten repetitions, in 10⁹ floating-point operations a second.
  /// - Throws: `EngineError` where oneDNN refuses, or memory ends.
  public static func measure(threads: Int) throws(EngineError) -> Double {
    _ = try Library.open()
    LibraryThreads(count: Workers.arriving(of: threads)).use()
    let bytes = size * size * MemoryLayout<Float>.stride
    let (a, b, c) = (
      try AlignedBuffer(byteCount: bytes), try AlignedBuffer(byteCount: bytes),
      try AlignedBuffer(byteCount: bytes)
    )
    for buffer in [a, b] {
      let values = UnsafeMutableRawBufferPointer(start: buffer.start, count: bytes)
      values.bindMemory(to: Float.self).update(repeating: 1)
    }
    let clock = ContinuousClock()
    var least = Double.infinity
    for _ in 0..<10 {
      let start = clock.now
      try multiply(a, b, c)
      least = min(least, start.duration(to: clock.now) / .seconds(1))
    }
    let operations = 2 * Double(size) * Double(size) * Double(size)
    return operations / least / 1e9
  }

  private static func multiply(
    _ a: AlignedBuffer, _ b: AlignedBuffer, _ c: AlignedBuffer
  ) throws(EngineError) {
    let n = dnnl_dim_t(size)
    let plain = CChar(UInt8(ascii: "N"))
    let status = dnnl_sgemm(
      plain, plain, n, n, n, 1, a.start.assumingMemoryBound(to: Float.self), n,
      b.start.assumingMemoryBound(to: Float.self), n, 0,
      c.start.assumingMemoryBound(to: Float.self), n)
    guard status == dnnl_success else { throw EngineError("oneDNN refused a matrix product") }
  }
}
