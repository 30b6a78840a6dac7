/// A rule whose scale follows from how many numbers flow into a weight's outputs, or out of its
/// inputs.
public protocol FanScaled: Initialization {
  /// The standard deviation for a weight of these fans.
  func deviation(_ fans: Fans) -> Double

  /// The distribution of a mean of 0 and a standard deviation.
  static func distribution(_ deviation: Double) -> Initializer
}

extension FanScaled {
  /// The distribution for a weight's fans.
  public func initializer(for shape: [Int]) -> Initializer {
    guard let fans = Fans(shape) else { preconditionFailure("\(kind) needs a fan") }
    return Self.distribution(deviation(fans))
  }

  /// What has no fan cannot be filled.
  public func mistake(for shape: [Int]) -> String? {
    Fans(shape) == nil
      ? "\(kind) needs a fan, which takes two dimensions, not \(Shape(shape))" : nil
  }
}

extension Initializer {
  /// Elements are evenly distributed around 0, with this standard deviation: within ±b it is b / √3.
  static func uniform(deviation: Double) -> Initializer {
    .uniform(bound: 3.0.squareRoot() * deviation)
  }
}
