/// A stretch of memory that steps share; its place is known once a plan is laid out.
final class Tensor {
  /// The size in bytes.
  private(set) var byteCount: Int
  private var address: UnsafeMutableRawPointer?

  /// A tensor without a place yet.
  init(byteCount: Int) { self.byteCount = byteCount }

  /// Gives the size of a tensor that was made before it was known.
  func resize(byteCount: Int) {
    precondition(address == nil, "a placed tensor cannot change its size")
    self.byteCount = byteCount
  }

  /// Gives the tensor its place, which must outlive it.
  func place(at address: UnsafeMutableRawPointer) { self.address = address }

  /// The first byte.
  var start: UnsafeMutableRawPointer {
    guard let address else { preconditionFailure("the tensor has no place yet") }
    return address
  }

  /// The memory as single-precision numbers.
  var floats: UnsafeMutableBufferPointer<Float> { elements() }

  /// The memory as double-precision numbers.
  var doubles: UnsafeMutableBufferPointer<Double> { elements() }

  /// The first of the single-precision numbers.
  var floatStart: UnsafeMutablePointer<Float> { start.assumingMemoryBound(to: Float.self) }

  /// The first of the double-precision numbers.
  var doubleStart: UnsafeMutablePointer<Double> { start.assumingMemoryBound(to: Double.self) }

  /// The memory as class indices.
  var integers: UnsafeMutableBufferPointer<Int32> { elements() }

  private func elements<Element: BitwiseCopyable>() -> UnsafeMutableBufferPointer<Element> {
    let count = byteCount / MemoryLayout<Element>.stride
    return UnsafeMutableBufferPointer(
      start: start.bindMemory(to: Element.self, capacity: count), count: count)
  }
}
