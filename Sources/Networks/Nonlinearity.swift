/// What follows a layer, for the scale of its initial weights.
public enum Nonlinearity: Hashable, Sendable {
  /// Nothing, or a function that passes small numbers on as they are.
  case linear
  /// σ(x).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// max(0, x).
  case relu
  /// x for x > 0, else `negativeSlope` x.
  case leakyReLU(negativeSlope: Double = 0)
  /// Scaled exponential units.
  case selu

  /// The factor that keeps the scale of what passes, as `torch.nn.init.calculate_gain` gives it.
  public var gain: Double {
    switch self {
    case .linear, .sigmoid: 1
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .leakyReLU(let slope): (2 / (1 + slope * slope)).squareRoot()
    case .selu: 0.75
    }
  }
}
