#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Networks

/// Activations and their derivatives, element by element, with the C library's accuracy.
enum ElementKernel {
  /// y = f(x).
  static func forward(
    _ activation: Activation, _ x: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    switch activation {
    // Written so that NaN stays NaN.
    case .relu: map(x, into: &y) { $0 < 0 ? 0 : $0 }
    case .leakyReLU(let slope):
      let slope = Float(slope)
      map(x, into: &y) { $0 > 0 ? $0 : slope * $0 }
    case .elu(let alpha):
      let alpha = Float(alpha)
      map(x, into: &y) { $0 > 0 ? $0 : alpha * expm1f($0) }
    case .gelu(tanh: false): map(x, into: &y) { $0 * normalShare($0) }
    case .gelu(tanh: true): map(x, into: &y) { 0.5 * $0 * (1 + tanhf(geluArgument($0))) }
    case .silu: map(x, into: &y) { $0 * sigmoid($0) }
    case .sigmoid: map(x, into: &y) { sigmoid($0) }
    case .tanh: map(x, into: &y) { tanhf($0) }
    case .softplus(let beta, let threshold):
      let (beta, threshold) = (Float(beta), Float(threshold))
      map(x, into: &y) { $0 * beta > threshold ? $0 : log1pf(expf($0 * beta)) / beta }
    }
  }

  /// dx = dy · f′, where `saved` is y if the activation's derivative follows from it, else x.
  static func backward(
    _ activation: Activation, saved: Span<Float>, _ dy: Span<Float>,
    into dx: inout MutableSpan<Float>
  ) {
    switch activation {
    case .relu: map(saved, dy, into: &dx) { $0 > 0 ? $1 : 0 }
    case .leakyReLU(let slope):
      let slope = Float(slope)
      map(saved, dy, into: &dx) { $0 > 0 ? $1 : slope * $1 }
    case .elu(let alpha):
      let alpha = Float(alpha)
      map(saved, dy, into: &dx) { $0 > 0 ? $1 : $1 * alpha * expf($0) }
    case .gelu(tanh: false): map(saved, dy, into: &dx) { $1 * geluSlope($0) }
    case .gelu(tanh: true): map(saved, dy, into: &dx) { $1 * geluTanhSlope($0) }
    case .silu:
      map(saved, dy, into: &dx) {
        let s = sigmoid($0)
        return $1 * s * (1 + $0 * (1 - s))
      }
    case .sigmoid: map(saved, dy, into: &dx) { $1 * $0 * (1 - $0) }
    case .tanh: map(saved, dy, into: &dx) { $1 * (1 - $0 * $0) }
    case .softplus(let beta, let threshold):
      let (beta, threshold) = (Float(beta), Float(threshold))
      map(saved, dy, into: &dx) { $0 * beta > threshold ? $1 : $1 * sigmoid($0 * beta) }
    }
  }

  /// Zeroes the gradient in place where ReLU gave nothing.
  static func rectify(_ gradient: inout MutableSpan<Float>, where y: Span<Float>) {
    precondition(gradient.count == y.count, "a gradient for each result")
    for i in y.indices {
      gradient[unchecked: i] = y[unchecked: i] > 0 ? gradient[unchecked: i] : 0
    }
  }

  /// The logistic function; e⁻ˣ may overflow to infinity, which gives the right 0.
  @inline(__always)
  static func sigmoid(_ x: Float) -> Float { 1 / (1 + expf(-x)) }

  /// d/dx x Φ(x) = Φ(x) + x φ(x).
  @inline(__always)
  private static func geluSlope(_ x: Float) -> Float {
    let density = expf(-0.5 * x * x) * (0.5 / Float.pi).squareRoot()
    return normalShare(x) + x * density
  }

  /// Φ(x), the share of a standard normal distribution below x.
  @inline(__always)
  private static func normalShare(_ x: Float) -> Float {
    0.5 * (1 + erff(x * Float(0.5).squareRoot()))
  }

  @inline(__always)
  private static func geluArgument(_ x: Float) -> Float {
    (2 / Float.pi).squareRoot() * (x + 0.044715 * x * x * x)
  }

  @inline(__always)
  private static func geluTanhSlope(_ x: Float) -> Float {
    let t = tanhf(geluArgument(x))
    let inner = (2 / Float.pi).squareRoot() * (1 + 3 * 0.044715 * x * x)
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner
  }

  @inline(__always)
  private static func map(
    _ x: Span<Float>, into y: inout MutableSpan<Float>, _ f: (Float) -> Float
  ) {
    precondition(x.count == y.count, "as many results as elements")
    for i in x.indices { y[unchecked: i] = f(x[unchecked: i]) }
  }

  @inline(__always)
  private static func map(
    _ x: Span<Float>, _ dy: Span<Float>, into dx: inout MutableSpan<Float>,
    _ f: (Float, Float) -> Float
  ) {
    precondition(x.count == dx.count && dy.count == dx.count, "as many results as elements")
    for i in x.indices { dx[unchecked: i] = f(x[unchecked: i], dy[unchecked: i]) }
  }
}
