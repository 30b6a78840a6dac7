import Schedules

/// Follows the losses of a range test, smoothed, and tells when it has seen enough.
///
///     s_k = s_{k−1} + (1 − β)/(1 − β^k) · (L_k − s_{k−1})   β = 0.98
///
/// Source: fastai, `LRFinder`, which ends where s_k > 4 · min s; losses below 0 end nothing.
struct RangeWatch: Sendable {
  /// What it has seen.
  struct State: Sendable, Equatable {
    /// How many losses.
    var count = 0
    /// Their average.
    var average = 0.0
    /// The least average so far.
    var best = 0.0
  }

  private static let beta = 0.98
  private let stop: RangeStop
  /// What it has seen, to be saved and restored.
  var state = State()

  init(_ stop: RangeStop) { self.stop = stop }

  /// Notes the loss of an update, which is finite; whether the test ends after it.
  mutating func note(_ loss: Double) -> Bool {
    state.count += 1
    let share = (1 - Self.beta) / (1 - Self.power(state.count))
    state.average = state.count == 1 ? loss : state.average + share * (loss - state.average)
    state.best = state.count == 1 ? loss : min(state.best, state.average)
    return state.best > 0 && state.average > stop.factor * state.best
  }

  /// β^n by squaring, the same everywhere.
  private static func power(_ exponent: Int) -> Double {
    var (result, base, rest) = (1.0, beta, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      base *= base
      rest >>= 1
    }
    return result
  }
}
