/// Why a run has ended before its length.
public enum EarlyStop: Sendable, Hashable {
  /// A metric on validation samples, or `loss`, has not improved in so many evaluations in a row.
  case noImprovement(metric: String, evaluations: Int)
  /// In a range test the smoothed loss was more than so many times its best.
  case rangeTest(factor: Double)
  /// In a range test a loss was not finite.
  case notFinite
}
