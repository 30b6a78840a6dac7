import Engine

/// The gradients of several batches, added in shares.
struct GradientSum {
  private let store: ParameterStore
  private var sum: [Float]

  /// Makes a sum for a store's gradients.
  init(_ store: ParameterStore) {
    self.store = store
    sum = [Float](repeating: 0, count: store.count)
  }

  /// Adds a share of the gradients in the store; the first of an update begins anew.
  mutating func add(share: Double, isFirst: Bool) {
    let (store, share) = (store, Float(share))
    var sum = sum.mutableSpan
    store.withGradients { gradients in
      precondition(gradients.count == sum.count, "the sum is of another store")
      for i in 0..<sum.count {
        let part = share * gradients[unchecked: i]
        sum[unchecked: i] = isFirst ? part : sum[unchecked: i] + part
      }
    }
  }

  /// Replaces the gradients in the store by a multiple of the sum.
  func write(times factor: Double) {
    let (sum, factor) = (sum.span, Float(factor))
    store.withGradients { gradients in
      for i in 0..<sum.count { gradients[i] = factor * sum[i] }
    }
  }
}
