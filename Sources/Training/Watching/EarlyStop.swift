/// Why a run has ended before its length.
public enum EarlyStop: Sendable, Hashable {
  /// What is followed, by its column, has not improved in so many evaluations in a row.
  case noImprovement(column: String, evaluations: Int)
  /// In a range test the smoothed loss was more than so many times its best.
  case rangeTest(factor: Double)
  /// In a range test a loss was not finite.
  case notFinite
}
