/// Follows a validation value: which one is the best, and for how long none has been better.
struct ImprovementWatch: Sendable {
  /// What it has seen.
  struct State: Sendable {
    /// The best value.
    var best: Double?
    /// The last one that was an improvement by the least difference.
    var reference: Double?
    /// Evaluations since then.
    var evaluationsSince = 0
  }

  private let isGreaterBetter: Bool
  private let stopping: EarlyStopping?
  /// What it has seen, to be saved and restored.
  var state = State()

  init(isGreaterBetter: Bool, stopping: EarlyStopping?) {
    (self.isGreaterBetter, self.stopping) = (isGreaterBetter, stopping)
  }

  /// Whether the run is to end.
  var isExhausted: Bool { stopping.map { state.evaluationsSince >= $0.patience } ?? false }

  /// Notes a value and answers whether it is the best so far; what is not a number never is.
  mutating func note(_ value: Double) -> Bool {
    if isBetter(value, than: state.reference, by: stopping?.minDelta ?? 0) {
      state.reference = value
      state.evaluationsSince = 0
    } else {
      state.evaluationsSince += 1
    }
    guard isBetter(value, than: state.best, by: 0) else { return false }
    state.best = value
    return true
  }

  private func isBetter(_ new: Double, than old: Double?, by least: Double) -> Bool {
    if new.isNaN { return false }
    guard let old else { return true }
    return isGreaterBetter ? new > old + least : new < old - least
  }
}
