internal import RealModule

/// An operation on one number; NaN of NaN, and of what Python refuses.
enum UnaryOperation: Sendable {
  case negation, inversion
  case magnitude, sign, squareRoot, exponential
  case naturalLogarithm, binaryLogarithm, decimalLogarithm
  case sine, cosine, tangent, arctangent
  case hyperbolicSine, hyperbolicCosine, hyperbolicTangent
  case floor, ceiling, rounding, truncation

  @inline(__always)
  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .negation: -x
    case .inversion: x.isNaN ? x : x == 0 ? 1 : 0
    case .magnitude: x.magnitude
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x + 0
    case .squareRoot: x.squareRoot()
    case .exponential: .exp(x)
    // The logarithm of 0 is an error in Python, not −∞.
    case .naturalLogarithm: x == 0 ? .nan : .log(x)
    case .binaryLogarithm: x == 0 ? .nan : .log2(x)
    case .decimalLogarithm: x == 0 ? .nan : .log10(x)
    case .sine: .sin(x)
    case .cosine: .cos(x)
    case .tangent: .tan(x)
    case .arctangent: .atan(x)
    case .hyperbolicSine: .sinh(x)
    case .hyperbolicCosine: .cosh(x)
    case .hyperbolicTangent: .tanh(x)
    // In Python these are integers, so none is −0.
    case .floor: x.rounded(.down) + 0
    case .ceiling: x.rounded(.up) + 0
    case .rounding: x.rounded(.toNearestOrEven) + 0
    case .truncation: x.rounded(.towardZero) + 0
    }
  }
}
