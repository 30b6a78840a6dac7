/// A way to read one learning rate off a range test.
public struct RangeMethod: Sendable {
  /// Its name, as `suggestions` of the answer has it.
  public let name: String
  /// How the library that has the method smooths, stops and trims what it measured.
  public let library: RangeLibrary
  private let read: @Sendable (RangePoints) throws(NoSuggestion) -> Double

  init(
    _ name: String, _ library: RangeLibrary,
    _ read: @escaping @Sendable (RangePoints) throws(NoSuggestion) -> Double
  ) {
    (self.name, self.library, self.read) = (name, library, read)
  }

  /// All methods, in the order in which they are told.
  public static let all: [RangeMethod] = [
    valley, slide, minimum, steep, lightning, torchLRFinder, smith,
  ]

  /// The methods whose median is recommended.
  public static let recommending: [RangeMethod] = [valley, minimum, steep]

  /// The rate that the method reads off points as they are.
  ///
  /// - Parameter points: What its library has left of a curve.
  /// - Returns: The rate.
  /// - Throws: `NoSuggestion` where it can read none.
  public func rate(in points: RangePoints) throws(NoSuggestion) -> Double { try read(points) }

  /// The rate that the method suggests for a curve.
  ///
  /// - Parameters:
  ///   - curve: What a range test measured.
  ///   - isRaw: Whether it is read as it is, not smoothed, stopped or trimmed.
  /// - Returns: The rate.
  /// - Throws: `NoSuggestion` where it suggests none.
  public func suggestion(
    for curve: RangeCurve, isRaw: Bool = false
  ) throws(NoSuggestion) -> Double {
    try read(isRaw ? RangePoints(curve) : library.points(of: curve))
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
    let points = count == 1 ? "1 point" : "\(count) points"
    throw NoSuggestion("needs \(points) after trimming and has \(rates.count)")
  }

  /// Leaves out points at both ends.
  mutating func trim(first: Int, last: Int) {
    let kept = min(first, rates.count)..<max(min(first, rates.count), rates.count - last)
    rates = Array(rates[kept])
    losses = Array(losses[kept])
    accuracies = accuracies.map { Array($0[kept]) }
  }
}

/// Why a method reads no rate off a range test.
public struct NoSuggestion: Error, Sendable, Equatable {
  /// The reason, in words.
  public let reason: String

  init(_ reason: String) { self.reason = reason }
}
