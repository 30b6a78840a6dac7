/// An operation on three numbers; NaN if any is.
enum TernaryOperation: Sendable {
  /// `clip(x, low, high)`: the larger of x and low, but never more than high.
  case clip
  /// `lerp(a, b, t)` = a + (b − a) t.
  case interpolation

  @inline(__always)
  func callAsFunction(_ a: Double, _ b: Double, _ c: Double) -> Double {
    switch self {
    case .clip: BinaryOperation.minimum(BinaryOperation.maximum(a, b), c)
    case .interpolation: a + (b - a) * c
    }
  }
}
