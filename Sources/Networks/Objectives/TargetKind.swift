/// What a loss or metric compares outputs with.
public enum TargetKind: String, Hashable, Sendable, CaseIterable {
  /// Nothing: it looks at the outputs alone.
  case none
  /// The index of a class for each sample.
  case classes
  /// One or more numbers for each sample.
  case values
}
