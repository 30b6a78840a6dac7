import Randomness

/// Vectors of length 1 that are orthogonal to each other, none likelier than any other.
///
/// Normal vectors made orthogonal one after the other are the Q of their QR decomposition with a
/// positive diagonal of R, which is what `torch.nn.init.orthogonal_` takes.
/// Source: Mezzadri, "How to generate random matrices from the classical compact groups", 2007.
struct OrthonormalVectors {
  private let length: Int
  private var elements: [Double]

  /// Draws so many vectors, no more than their length.
  init(count: Int, length: Int, _ stream: inout RandomStream) {
    precondition(count <= length, "only as many vectors as dimensions can be orthogonal")
    self.length = length
    elements = [Double](repeating: 0, count: count * length)
    var draw = [Float](repeating: 0, count: length)
    for vector in 0..<count {
      // A vector that lies among the ones before it, as a zero does, has no direction left.
      repeat {
        var span = draw.mutableSpan
        stream.fillNormal(&span)
        for i in 0..<length { elements[vector * length + i] = Double(draw[i]) }
      } while !orthonormalize(vector)
    }
  }

  /// An element of a vector.
  subscript(vector: Int, element: Int) -> Double { elements[vector * length + element] }

  /// Makes a vector orthogonal to those before it and of length 1; false if nothing is left of it.
  private mutating func orthonormalize(_ vector: Int) -> Bool {
    let length = length
    return elements.withUnsafeMutableBufferPointer { elements in
      guard let start = elements.baseAddress else { return false }
      let own = start + vector * length
      let before = Self.product(own, own, length).squareRoot()
      // Once leaves the rounding errors of what was taken away; twice is enough.
      for _ in 0..<2 {
        for other in 0..<vector {
          let axis = start + other * length
          let share = Self.product(own, axis, length)
          for i in 0..<length { own[i] -= share * axis[i] }
        }
      }
      let after = Self.product(own, own, length).squareRoot()
      guard after > 1e-6 * before else { return false }
      for i in 0..<length { own[i] /= after }
      return true
    }
  }

  /// The inner product, in eight sums that the processor keeps apart.
  private static func product(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ count: Int
  ) -> Double {
    var sums = SIMD8<Double>()
    let whole = count & ~7
    for i in stride(from: 0, to: whole, by: 8) {
      let left = UnsafeRawPointer(a + i).loadUnaligned(as: SIMD8<Double>.self)
      sums += left * UnsafeRawPointer(b + i).loadUnaligned(as: SIMD8<Double>.self)
    }
    var sum = sums.sum()
    for i in whole..<count { sum += a[i] * b[i] }
    return sum
  }
}
