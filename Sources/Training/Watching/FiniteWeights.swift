import Engine

/// The weights of a run when they were last seen to be finite, for a run that diverges.
///
/// They are looked at after numbers of updates that no clock decides, so that a run that diverges leaves the
/// same weights each time.
struct FiniteWeights {
  /// Updates between two looks, of which each takes about as long as moving the weights once.
  static let interval = 64

  private let store: ParameterStore
  private var copy: BestWeights
  /// After how many updates they were so; nil before the first look.
  private(set) var step: Int?

  /// Whether they are in the store again, and the run is over.
  private var isRestored = false

  /// Makes a place for a copy, which is empty.
  init(_ store: ParameterStore) { (self.store, copy) = (store, BestWeights(store)) }

  /// Copies what is in the store after so many updates, if it is finite.
  mutating func keep(after step: Int) {
    guard !isRestored, store.isFinite else { return }
    copy.keep()
    self.step = step
  }

  /// Puts the copy into the store, if there is one.
  mutating func restore() {
    copy.restore()
    isRestored = true
  }
}

extension ParameterStore {
  /// Whether all parameters and all that layers keep beside them are finite.
  var isFinite: Bool {
    let areFinite = withValues { values, _ in
      var sum: Float = 0
      for i in 0..<values.count { sum += values[i] * 0 }
      return sum == 0
    }
    return areFinite
      && buffers.indices.allSatisfy { bufferValues(of: $0).allSatisfy(\.isFinite) }
  }
}
