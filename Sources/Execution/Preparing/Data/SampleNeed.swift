internal import Networks

/// What of samples is needed.
enum SampleNeed: Equatable {
  /// What is known of them, for which they are read if it is not known from before.
  case facts
  /// That their inputs are indices of so many things, or else which is none.
  case indices(below: Int)
  /// Their numbers.
  case numbers
  /// What is known of them from before: no file is read.
  case onlyKnown

  /// What the check of a model of these layers needs.
  static func some(for layers: [any Layer]) -> SampleNeed {
    let indices = layers.compactMap(\.indices)
    guard let least = indices.map(\.count).min() else { return .facts }
    // Of single columns nothing is remembered.
    return indices.allSatisfy { $0.columns == nil } ? .indices(below: least) : .numbers
  }
}
