import CKernels

/// Sixteen numbers, of which activations without a kernel in C compute as many results at once.
typealias Lanes = SIMD16<Float>

extension Lanes {
  /// eˣ.
  static func exp(_ x: Lanes) -> Lanes { mapped(x, ck_exp) }

  /// σ(x) = 1 / (1 + e⁻ˣ).
  static func logistic(_ x: Lanes) -> Lanes { mapped(x, ck_sigmoid) }

  /// The hyperbolic tangent.
  static func tanh(_ x: Lanes) -> Lanes { mapped(x, ck_tanh) }

  /// log(1 + eˣ).
  static func softplus(_ x: Lanes) -> Lanes { mapped(x, ck_softplus) }

  private static func mapped(_ x: Lanes, _ kind: ck_activation) -> Lanes {
    // Of these only softplus has arguments: its sharpness and its threshold.
    let form = ck_activation_form(kind: kind, a: 1, b: 20)
    var (x, y) = (x, Lanes())
    withUnsafeMutablePointer(to: &y) { y in
      withUnsafePointer(to: &x) { x in
        MachineKernels.best.activate(
          form, UnsafeRawPointer(x).assumingMemoryBound(to: Float.self),
          UnsafeMutableRawPointer(y).assumingMemoryBound(to: Float.self), scalarCount)
      }
    }
    return y
  }

  /// result = f(a, b) for so many elements; those that the last sixteen lack are zeros to it.
  static func map(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>,
    _ count: Int, _ f: (Lanes, Lanes) -> Lanes
  ) {
    for start in stride(from: 0, to: count, by: scalarCount) {
      let width = Swift.min(scalarCount, count - start)
      var (x, y) = (Lanes(), Lanes())
      for i in 0..<width { (x[i], y[i]) = (a[start + i], b[start + i]) }
      let z = f(x, y)
      for i in 0..<width { result[start + i] = z[i] }
    }
  }
}
