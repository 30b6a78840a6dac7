/// Follows a validation value: which one is the best, and for how long none has been better.
struct ImprovementWatch: Sendable {
  private let isGreaterBetter: Bool
  private let stopping: EarlyStopping?
  // The best value, and the last one that was an improvement by the least difference.
  private var best: Double?
  private var reference: Double?
  private var evaluationsSince = 0

  init(isGreaterBetter: Bool, stopping: EarlyStopping?) {
    self.isGreaterBetter = isGreaterBetter
    self.stopping = stopping
  }

  /// Whether the run is to end.
  var isExhausted: Bool { stopping.map { evaluationsSince >= $0.patience } ?? false }

  /// Notes a value and answers whether it is the best so far; what is not a number never is.
  mutating func note(_ value: Double) -> Bool {
    if isBetter(value, than: reference, by: stopping?.minDelta ?? 0) {
      reference = value
      evaluationsSince = 0
    } else {
      evaluationsSince += 1
    }
    guard isBetter(value, than: best, by: 0) else { return false }
    best = value
    return true
  }

  private func isBetter(_ new: Double, than old: Double?, by least: Double) -> Bool {
    if new.isNaN { return false }
    guard let old else { return true }
    return isGreaterBetter ? new > old + least : new < old - least
  }
}
