internal import RealModule

/// What a learning-rate range test measured: a loss at each of its rates.
public struct RangeCurve: Sendable, Equatable {
  /// The learning rates, positive and increasing.
  public let rates: [Double]
  /// The loss of the batch that was trained with each rate, as it was measured; NaN or infinite where
  /// training diverged.
  public let losses: [Double]
  /// The accuracy at each rate, where it was measured.
  public let accuracies: [Double]?
  /// How many rates the test would have had, had it not stopped early.
  public let plannedCount: Int

  /// Makes a curve of as many losses, and accuracies where there are some, as rates.
  ///
  /// - Throws: `RangeError` where rates do not increase from above 0.
  public init(
    rates: [Double], losses: [Double], accuracies: [Double]? = nil, plannedCount: Int? = nil
  ) throws(RangeError) {
    precondition(losses.count == rates.count, "a loss for each rate")
    precondition(accuracies.map { $0.count == rates.count } ?? true, "an accuracy for each rate")
    if let index = rates.indices.first(where: { !(rates[$0] > 0 && rates[$0] < .infinity) }) {
      throw RangeError(index: index, "a learning rate of a range test is above 0")
    }
    if let index = rates.indices.dropFirst().first(where: { rates[$0] <= rates[$0 - 1] }) {
      throw RangeError(index: index, "the learning rates of a range test increase")
    }
    (self.rates, self.losses, self.accuracies) = (rates, losses, accuracies)
    self.plannedCount = max(plannedCount ?? rates.count, rates.count)
  }

  /// The pointwise median of curves with the same rates, of the losses' logarithms; of the losses
  /// themselves where one is not above 0.
  ///
  /// - Throws: `RangeError` where rates differ.
  public static func median(of curves: [RangeCurve]) throws(RangeError) -> RangeCurve {
    precondition(!curves.isEmpty, "curves to take the median of")
    // Curves that stopped early have the first of the rates.
    let count = curves.map(\.rates.count).min() ?? 0
    let rates = Array(curves[0].rates.prefix(count))
    for curve in curves {
      guard let index = rates.indices.first(where: { curve.rates[$0] != rates[$0] }) else {
        continue
      }
      throw RangeError(index: index, "the range tests have different learning rates")
    }
    let losses = rates.indices.map { index in
      median(ofLosses: curves.map { $0.losses[index] })
    }
    let measured = curves.compactMap(\.accuracies)
    let accuracies: [Double]? =
      measured.count == curves.count
      ? rates.indices.map { index in middle(of: measured.map { $0[index] }) } : nil
    return try RangeCurve(
      rates: rates, losses: losses, accuracies: accuracies,
      plannedCount: curves.map(\.plannedCount).max())
  }

  private static func median(ofLosses losses: [Double]) -> Double {
    guard losses.allSatisfy({ $0 > 0 }) else { return middle(of: losses) }
    return .exp(middle(of: losses.map { .log($0) }))
  }

  /// The median; NaN where one of the numbers is.
  private static func middle(of numbers: [Double]) -> Double {
    guard !numbers.contains(where: \.isNaN) else { return .nan }
    let sorted = numbers.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}

/// Why numbers are no curve of a range test.
public struct RangeError: Error, Sendable, Equatable {
  /// The rate at fault, from 0.
  public let index: Int
  /// What is wrong with it.
  public let message: String

  init(index: Int, _ message: String) { (self.index, self.message) = (index, message) }
}
