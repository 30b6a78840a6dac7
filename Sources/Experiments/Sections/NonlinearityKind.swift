internal import Declarations
internal import Networks

/// The functions that an initialiser's gain is for; raw values are PyTorch's.
enum NonlinearityKind: String, CaseIterable {
  case linear, sigmoid, tanh, relu
  case leakyReLU = "leaky_relu"
  case selu

  /// Reads `nonlinearity`, and `a` where it decides something: the slope of `leaky_relu`.
  static func read(_ fields: inout Fields) -> Nonlinearity? {
    let kind: NonlinearityKind? = fields.choice(
      "nonlinearity", default: .leakyReLU, of: "nonlinearity")
    switch kind {
    case .linear: return .linear
    case .sigmoid: return .sigmoid
    case .tanh: return .tanh
    case .relu: return .relu
    case .selu: return .selu
    case .leakyReLU:
      return fields.number("a", default: 0, .float).map { .leakyReLU(negativeSlope: $0) }
    case nil: return nil
    }
  }
}
