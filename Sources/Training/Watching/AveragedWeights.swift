import Engine

/// The exponential moving average of all parameters over updates.
///
/// `average = decay · average + (1 − decay) · value`, beginning with the values after the first
/// update. What layers keep beside their parameters is not averaged.
/// Source: Polyak, Juditsky, "Acceleration of stochastic approximation by averaging", 1992, as
/// PyTorch's `AveragedModel` with `get_ema_multi_avg_fn`.
struct AveragedWeights {
  private let store: ParameterStore
  private let taken: Float
  /// The averages, in the store's layout, to be saved and restored; nil before the first update.
  var state: [Float]? {
    get { hasBegun ? averages : nil }
    set {
      hasBegun = newValue != nil
      averages = newValue ?? [Float](repeating: 0, count: store.count)
    }
  }
  private var averages: [Float]
  private var hasBegun = false

  /// Makes an average over a store's parameters.
  init(_ store: ParameterStore, decay: Double) {
    self.store = store
    taken = Float(1 - decay)
    averages = [Float](repeating: 0, count: store.count)
  }

  /// Takes in the values after an update.
  mutating func update() {
    let (store, taken) = (store, hasBegun ? taken : 1)
    hasBegun = true
    var averages = averages.mutableSpan
    store.withValues { values, _ in
      precondition(values.count == averages.count, "the average is of another store")
      for i in 0..<averages.count {
        let average = averages[unchecked: i]
        // Not average + 1 · (value − average), which is not quite the value.
        averages[unchecked: i] =
          taken == 1 ? values[unchecked: i] : average + taken * (values[unchecked: i] - average)
      }
    }
  }

  /// Exchanges the averages and the values in the store; without an update both stay.
  mutating func exchange() {
    guard hasBegun else { return }
    let store = store
    var averages = averages.mutableSpan
    store.withValues { values, _ in
      for i in 0..<averages.count {
        let value = values[i]
        values[i] = averages[i]
        averages[i] = value
      }
    }
  }
}
