package import Engine

/// Euclidean norms of a parameter group at an update, in double precision; nil for a group that the
/// update leaves as it is.
package struct GroupNorms: Sendable {
  /// That of the gradients as they lie in the store.
  package let gradient: Double?
  /// That of the weights before the update, where they were kept.
  package private(set) var weights: Double?
  /// That of the weights after the update less those before.
  package private(set) var update: Double?

  /// Measures a group's gradients.
  package init(gradientsOf group: ParameterGroup, in store: ParameterStore) {
    guard group.isUpdated else {
      gradient = nil
      return
    }
    gradient = store.withValues { _, gradients in
      Self.norm(group) { gradients[$0] }
    }
  }

  /// Measures what an update has done to a group's weights.
  ///
  /// - Parameters:
  ///   - group: The group that the gradients were of.
  ///   - before: All values of the store before the update.
  ///   - store: The values after it.
  package mutating func note(
    _ group: ParameterGroup, from before: [Float], in store: ParameterStore
  ) {
    guard group.isUpdated else { return }
    let before = before.span
    weights = Self.norm(group) { before[$0] }
    update = store.withValues { values, _ in
      var sum = SquareSum()
      for range in group.ranges { sum.add(range) { values[$0] - before[$0] } }
      return sum.root
    }
  }

  private static func norm(_ group: ParameterGroup, _ number: (Int) -> Float) -> Double {
    var sum = SquareSum()
    for range in group.ranges { sum.add(range, number) }
    return sum.root
  }
}
