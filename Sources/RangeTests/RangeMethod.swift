/// A way to read one learning rate off a range test.
public protocol RangeMethod: Sendable {
  /// Its name, as `suggestions` of the answer has it.
  static var name: String { get }
  /// How the library that has the method smooths, stops and trims what it measured.
  static var library: RangeLibrary { get }

  init()

  /// The rate that the method reads off what its library has left of a curve.
  ///
  /// - Throws: `NoSuggestion` where it can read none.
  func rate(in points: RangePoints) throws(NoSuggestion) -> Double
}

extension RangeMethod {
  /// The rate that the method suggests for a curve.
  ///
  /// - Parameter isRaw: Whether the curve is read as it is, not smoothed, stopped or trimmed.
  /// - Throws: `NoSuggestion` where it suggests none.
  public static func suggestion(
    for curve: RangeCurve, isRaw: Bool = false
  ) throws(NoSuggestion) -> Double {
    let points = isRaw ? RangePoints(curve) : library.points(of: curve)
    return try Self().rate(in: points)
  }
}

/// The rates and losses that a method reads.
public struct RangePoints: Sendable, Equatable {
  /// The learning rates.
  public var rates: [Double]
  /// The losses.
  public var losses: [Double]
  /// The accuracies, where they were measured.
  public var accuracies: [Double]?

  /// Takes a curve as it is.
  public init(_ curve: RangeCurve) {
    (rates, losses, accuracies) = (curve.rates, curve.losses, curve.accuracies)
  }

  /// Takes rates and losses.
  public init(rates: [Double], losses: [Double]) {
    (self.rates, self.losses, accuracies) = (rates, losses, nil)
  }

  /// Throws where there are fewer points than a method needs.
  func require(_ count: Int) throws(NoSuggestion) {
    guard rates.count < count else { return }
    throw NoSuggestion("needs \(count) points and has \(rates.count)")
  }

  /// Leaves out points at both ends.
  mutating func trim(first: Int, last: Int) {
    let kept = min(first, rates.count)..<max(min(first, rates.count), rates.count - last)
    rates = Array(rates[kept])
    losses = Array(losses[kept])
  }
}

/// Why a method reads no rate off a range test.
public struct NoSuggestion: Error, Sendable, Equatable {
  /// The reason, in words.
  public let reason: String

  init(_ reason: String) { self.reason = reason }
}
