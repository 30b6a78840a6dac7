import Engine

/// A copy of a model's parameters and of what its layers keep beside them.
struct BestWeights {
  private let store: ParameterStore
  /// The parameters in the store's layout, to be saved and restored; empty before the first copy.
  var values: [Float] = []
  /// The layers' own numbers, to be saved and restored; empty before the first copy.
  var buffers: [[Float]] = []

  /// Makes a place for a copy, which is empty.
  init(_ store: ParameterStore) { self.store = store }

  /// Copies what is in the store.
  mutating func keep() {
    if values.isEmpty { values = [Float](repeating: 0, count: store.count) }
    let store = store
    var copy = values.mutableSpan
    store.withValues { values, _ in
      for i in 0..<copy.count { copy[i] = values[i] }
    }
    buffers = store.buffers.indices.map { store.bufferValues(of: $0) }
  }

  /// Puts the copy into the store, if there is one.
  func restore() {
    if values.isEmpty { return }
    let copy = values.span
    store.withValues { values, _ in
      for i in 0..<copy.count { values[i] = copy[i] }
    }
    for (index, buffer) in buffers.enumerated() { store.setBufferValues(buffer, of: index) }
  }
}
