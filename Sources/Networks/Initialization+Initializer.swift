extension Initialization {
  /// The distribution for a parameter of these sizes.
  ///
  /// - Precondition: there is no ``mistake(for:)``.
  public func initializer(for shape: [Int]) -> Initializer {
    if let mistake = mistake(for: shape) { preconditionFailure(mistake) }
    switch self {
    case .uniform(let low, let high): return .uniform(low: low, high: high)
    case .normal(let mean, let deviation):
      return .normal(mean: mean, standardDeviation: deviation)
    case .constant(let value): return .constant(value)
    case .zeros: return .constant(0)
    case .ones: return .constant(1)
    case .truncatedNormal(let mean, let deviation, let low, let high):
      return .truncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high)
    case .orthogonal(let gain): return .orthogonal(gain: gain)
    case .xavierUniform, .kaimingUniform:
      // An even distribution within ±b has the standard deviation b / √3.
      return .uniform(bound: 3.0.squareRoot() * scale(of: shape))
    case .xavierNormal, .kaimingNormal:
      return .normal(mean: 0, standardDeviation: scale(of: shape))
    }
  }

  /// Why the rule cannot fill a parameter of these sizes; nil if it can.
  public func mistake(for shape: [Int]) -> String? {
    switch self {
    case .zeros, .ones, .constant: nil
    case .uniform(let low, let high):
      low <= high
        ? nil : "the lower bound a of \(kind), \(low), is above the upper bound b, \(high)"
    case .normal(_, let deviation): deviation >= 0 ? nil : "std of \(kind) must not be negative"
    case .truncatedNormal: truncationMistake
    case .orthogonal: shape.count >= 2 ? nil : "\(kind) needs two dimensions, not \(Shape(shape))"
    case .xavierUniform, .xavierNormal, .kaimingUniform, .kaimingNormal:
      Fans(shape) != nil
        ? nil : "\(kind) needs a fan, which takes two dimensions, not \(Shape(shape))"
    }
  }

  /// PyTorch warns of a mean far outside the bounds, where its own method fails; so few numbers
  /// would lie within that this is taken as a mistake.
  private var truncationMistake: String? {
    guard case .truncatedNormal(let mean, let deviation, let low, let high) = self else {
      return nil
    }
    if !(deviation > 0) { return "std of \(kind) must be above 0" }
    if !(low < high) {
      return "the lower bound a of \(kind), \(low), is not below the upper bound b, \(high)"
    }
    let isNear = mean >= low - 2 * deviation && mean <= high + 2 * deviation
    return isNear ? nil : "the mean of \(kind) is more than 2 std from the range [\(low), \(high)]"
  }

  /// The standard deviation that the fans of a weight call for.
  private func scale(of shape: [Int]) -> Double {
    guard let fans = Fans(shape) else { return 0 }
    switch self {
    case .xavierUniform(let gain), .xavierNormal(let gain):
      return gain * (2 / (Double(fans.input) + Double(fans.output))).squareRoot()
    case .kaimingUniform(let mode, let nonlinearity), .kaimingNormal(let mode, let nonlinearity):
      return nonlinearity.gain / Double(fans[mode]).squareRoot()
    default: return 0
    }
  }
}
