/// A rule whose scale follows from how many numbers flow into a weight's outputs, or out of its
/// inputs.
public protocol FanScaled: Initialization {
  /// The form of its distribution.
  associatedtype Form: DistributionForm

  /// The standard deviation for a weight of these fans.
  func deviation(_ fans: Fans) -> Double
}

extension FanScaled {
  /// The distribution for a weight's fans.
  public func initializer(for shape: [Int]) -> Initializer {
    guard let fans = Fans(shape) else { preconditionFailure("\(kind) needs a fan") }
    return Form.initializer(deviation: deviation(fans))
  }

  /// What has no fan cannot be filled.
  public func mistake(for shape: [Int]) -> String? {
    Fans(shape) == nil
      ? "\(kind) needs a fan, which takes two dimensions, not \(Shape(shape))" : nil
  }
}

/// The form of a distribution around 0.
public protocol DistributionForm: Sendable {
  /// Whether numbers are normally distributed, and not evenly.
  static var isNormal: Bool { get }
}

/// Numbers that are normally distributed.
public enum NormalForm: DistributionForm {
  /// Yes.
  public static let isNormal = true
}

/// Numbers that are evenly distributed: within ±b their standard deviation is b / √3.
public enum UniformForm: DistributionForm {
  /// No.
  public static let isNormal = false
}

extension DistributionForm {
  static var name: String { isNormal ? "normal" : "uniform" }

  static var summary: String {
    "Numbers that are \(isNormal ? "normally" : "evenly") distributed, scaled by a weight's fans."
  }

  static var formula: String { isNormal ? "normal with deviation σ" : "even within ±√3 σ" }

  static func initializer(deviation: Double) -> Initializer {
    isNormal
      ? .normal(mean: 0, standardDeviation: deviation)
      : .uniform(bound: 3.0.squareRoot() * deviation)
  }
}
