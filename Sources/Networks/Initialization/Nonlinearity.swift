/// What follows a layer, for the scale of its initial weights; raw values are PyTorch's.
public enum Nonlinearity: String, Hashable, Sendable, CaseIterable {
  /// Nothing, or a function that passes small numbers on as they are.
  case linear
  /// σ(x).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// max(0, x).
  case relu
  /// x for x > 0, else a fraction of x.
  case leakyReLU = "leaky_relu"
  /// Scaled exponential units.
  case selu

  /// The factor that keeps the scale of what passes, as `torch.nn.init.calculate_gain` gives it.
  ///
  /// `slope` is that of `leaky_relu` below 0.
  public func gain(slope: Double = 0) -> Double {
    switch self {
    case .linear, .sigmoid: 1
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .leakyReLU: (2 / (1 + slope * slope)).squareRoot()
    case .selu: 0.75
    }
  }
}
