/// How far one cell has come in a plan.
struct CellProgress: Sendable {
  /// What became of its repeats, in order; those that were not begun, or have not ended, are nil.
  var outcomes: [Outcome?]
  /// Whether its remaining repeats were given up.
  var isDropped = false

  init(repeats: Int) { outcomes = Array(repeating: nil, count: repeats) }

  /// Whether a repeat ended without a value that can be compared.
  var lacksValue: Bool {
    outcomes.contains { outcome in
      switch outcome {
      case .pruned, .failed: true
      case .done, nil: false
      }
    }
  }

  /// The values of repeats that are done.
  var values: [Double?] {
    outcomes.map { if case .done(let value) = $0 { value } else { nil } }
  }

  /// What became of the cell as a whole: the mean of its repeats where all of them are done; one that
  /// was dropped counts as pruned after so many repeats.
  var outcome: Outcome {
    let known = outcomes.compactMap(\.self)
    for outcome in known {
      switch outcome {
      case .pruned, .failed: return outcome
      case .done: continue
      }
    }
    let values = values.compactMap(\.self)
    guard let mean = CellStatistics(values)?.mean else { return .failed }
    // Its runs came to their ends, which is further than any that was pruned.
    return isDropped ? .pruned(step: (1 << 40) + values.count, value: mean) : .done(mean)
  }
}
