/// What the samples' outputs are compared with.
public enum Targets: Sendable, Equatable {
  /// The samples have no targets.
  case none
  /// Class indices, `[samples]`, each in `0..<classCount`.
  case classes([Int32], classCount: Int)
  /// Numbers, row-major `[samples, width]`.
  case values([Float], width: Int)
}
