/// Shares of one: exp(x[c]) / Σ exp(x[i]) over the classes, a sample's first dimension.
public struct Softmax: Hashable, Sendable {
  /// Whether it gives the shares' logarithms, as `log_softmax` does.
  public var isLogarithmic: Bool

  /// Describes a softmax over a sample's first dimension, PyTorch's `dim` 1.
  public init(isLogarithmic: Bool = false) {
    self.isLogarithmic = isLogarithmic
  }
}

extension Softmax: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    Resolution(layer: .softmax(self), output: input)
  }
}
