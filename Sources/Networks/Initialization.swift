/// A rule for a parameter's numbers before the first step, with the names and defaults of
/// `torch.nn.init`.
///
/// Numbers must be finite.
public enum Initialization: Hashable, Sendable {
  /// Evenly distributed in [low, high).
  case uniform(low: Double = 0, high: Double = 1)
  /// Normally distributed.
  case normal(mean: Double = 0, standardDeviation: Double = 1)
  /// Everywhere the same number.
  case constant(Double)
  /// Everywhere 0.
  case zeros
  /// Everywhere 1.
  case ones
  /// Normally distributed, but for what lies beyond low and high, which is drawn again.
  case truncatedNormal(
    mean: Double = 0, standardDeviation: Double = 1, low: Double = -2, high: Double = 2)
  /// Even within ±√3 σ with σ = gain · √(2 / (fan_in + fan_out)).
  ///
  /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
  /// networks", AISTATS 2010.
  case xavierUniform(gain: Double = 1)
  /// Normal with the standard deviation gain · √(2 / (fan_in + fan_out)).
  case xavierNormal(gain: Double = 1)
  /// Even within ±√3 σ with σ = gain / √fan.
  ///
  /// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", ICCV 2015.
  case kaimingUniform(mode: Fans.Mode = .input, nonlinearity: Nonlinearity = .leakyReLU())
  /// Normal with the standard deviation gain / √fan.
  case kaimingNormal(mode: Fans.Mode = .input, nonlinearity: Nonlinearity = .leakyReLU())
  /// Rows, or columns where there are fewer of these, that are orthogonal and of length gain.
  ///
  /// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning
  /// in deep linear neural networks", ICLR 2014.
  case orthogonal(gain: Double = 1)

  /// The name in a spec, as in `kaiming_normal`.
  public var kind: String {
    switch self {
    case .uniform: "uniform"
    case .normal: "normal"
    case .constant: "constant"
    case .zeros: "zeros"
    case .ones: "ones"
    case .truncatedNormal: "trunc_normal"
    case .xavierUniform: "xavier_uniform"
    case .xavierNormal: "xavier_normal"
    case .kaimingUniform: "kaiming_uniform"
    case .kaimingNormal: "kaiming_normal"
    case .orthogonal: "orthogonal"
    }
  }
}
