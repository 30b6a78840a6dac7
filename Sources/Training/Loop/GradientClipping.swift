import Engine

/// Limits on the gradients of an update.
///
/// The norm is Euclidean over all parameters together. Gradients are multiplied with
/// `clip_grad_norm/(norm + 1e-6)` where that is below 1; then each is moved to the nearest end of
/// ±`clip_grad_value` if it lies outside.
/// Source: PyTorch's `clip_grad_norm_` and `clip_grad_value_`.
struct GradientClipping: Sendable {
  let norm: Double?
  let value: Double?

  /// Limits the gradients in a store.
  func apply(to store: ParameterStore) {
    if norm == nil && value == nil { return }
    store.withGradients { gradients in
      if let norm { limit(&gradients, norm: norm) }
      if let value { limit(&gradients, value: Float(value)) }
    }
  }

  private func limit(_ gradients: inout MutableSpan<Float>, norm limit: Double) {
    var lanes = SIMD4<Double>()
    var i = 0
    while i + 4 <= gradients.count {
      let four = SIMD4<Double>(
        SIMD4(gradients[i], gradients[i + 1], gradients[i + 2], gradients[i + 3]))
      lanes += four * four
      i += 4
    }
    var sum = lanes.sum()
    for i in i..<gradients.count { sum += Double(gradients[i]) * Double(gradients[i]) }
    let factor = limit / (sum.squareRoot() + 1e-6)
    // A norm that is not a number makes the gradients so too, and is noticed.
    if factor >= 1 { return }
    let scale = Float(factor)
    for i in 0..<gradients.count { gradients[i] *= scale }
  }

  private func limit(_ gradients: inout MutableSpan<Float>, value limit: Float) {
    for i in 0..<gradients.count {
      let gradient = gradients[i]
      gradients[i] = gradient > limit ? limit : gradient < -limit ? -limit : gradient
    }
  }
}
