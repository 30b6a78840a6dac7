import Engine
import Optimizers

/// Measures parameter groups at the updates that may end a row.
struct GroupMeasuring {
  private let measures: [GroupMeasure]
  private let store: ParameterStore
  private var before: [Float] = []
  private var norms: [GroupNorms] = []
  /// The update that was measured last, numbered from 0.
  private var step: Int?

  /// Prepares to measure what is asked for in the groups of a store.
  init(_ measures: [GroupMeasure], of store: ParameterStore) {
    (self.measures, self.store) = (measures, store)
  }

  /// Measures gradients, which nothing has changed yet, and keeps the weights where they are needed.
  mutating func begin(_ groups: [ParameterGroup]) {
    norms = groups.map { GroupNorms(gradientsOf: $0, in: store) }
    if measures.contains(where: \.needsWeightsBefore) { keepWeights() }
  }

  private mutating func keepWeights() {
    if before.isEmpty { before = [Float](repeating: 0, count: store.count) }
    let store = store
    var copy = before.mutableSpan
    store.withValues { values, _ in
      for i in 0..<copy.count { copy[i] = values[i] }
    }
  }

  /// Measures what the update has done to the weights.
  mutating func end(_ groups: [ParameterGroup], step: Int) {
    self.step = step
    guard !before.isEmpty else { return }
    for index in groups.indices { norms[index].note(groups[index], from: before, in: store) }
  }

  /// The cells of a row that ends with an update, measure by measure and group by group; nil where
  /// that was not measured.
  func cells(step: Int, groupCount: Int) -> [Double?] {
    guard step == self.step else {
      return [Double?](repeating: nil, count: measures.count * groupCount)
    }
    return measures.flatMap { measure in norms.map { measure.measurement.value(of: $0) } }
  }
}
