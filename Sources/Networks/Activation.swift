/// A function of each element, with PyTorch's arguments and defaults.
public enum Activation: Hashable, Sendable {
  /// max(0, x).
  case relu
  /// x for x > 0, else `negativeSlope` x.
  case leakyReLU(negativeSlope: Double = 0.01)
  /// x for x > 0, else `alpha` (eˣ − 1).
  case elu(alpha: Double = 1)
  /// x Φ(x), or x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2 where `tanh` is true.
  case gelu(tanh: Bool = false)
  /// x σ(x).
  case silu
  /// σ(x) = 1 / (1 + e⁻ˣ).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// log(1 + exp(`beta` x)) / `beta`, and x itself where `beta` x > `threshold`.
  case softplus(beta: Double = 1, threshold: Double = 20)

  /// The name in a spec, as in `leaky_relu`.
  public var kind: String {
    switch self {
    case .relu: "relu"
    case .leakyReLU: "leaky_relu"
    case .elu: "elu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .softplus: "softplus"
    }
  }
}

extension Activation: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    switch self {
    case .leakyReLU(let slope): try requireFinite(slope, "negative_slope")
    case .elu(let alpha): try requireFinite(alpha, "alpha")
    case .softplus(let beta, let threshold):
      try requirePositive(beta, "beta")
      try requireFinite(threshold, "threshold")
    case .relu, .gelu, .silu, .sigmoid, .tanh: break
    }
    return Resolution(layer: .activation(self), output: input)
  }
}
