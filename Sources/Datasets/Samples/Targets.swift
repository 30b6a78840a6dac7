public import Networks

/// What the samples' outputs are compared with.
public enum Targets: Sendable, Equatable {
  /// The samples have no targets.
  case none
  /// Class indices, `[samples]`, each in `0..<classCount`.
  case classes([Int32], classCount: Int)
  /// Numbers, row-major `[samples, width]`.
  case values([Float], width: Int)

  /// Classes are below this, so that a stray large number cannot ask for a giant output layer.
  static let classLimit = 1_000_000

  /// What the targets of a sample are, without the targets themselves.
  public var form: TargetForm {
    switch self {
    case .none: .none
    case .classes(_, let count): .classes(count: count)
    case .values(_, let width): .values(width: width)
    }
  }
}
