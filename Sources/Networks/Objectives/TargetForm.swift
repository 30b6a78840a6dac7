/// The targets that come with the samples.
public enum TargetForm: Hashable, Sendable {
  /// There are none.
  case none
  /// One class of `count` for each sample.
  case classes(count: Int)
  /// `width` numbers for each sample.
  case values(width: Int)

  /// The kind, without sizes.
  public var kind: TargetKind {
    switch self {
    case .none: .none
    case .classes: .classes
    case .values: .values
    }
  }

  /// The form in words, for messages.
  var description: String {
    switch self {
    case .none: "no targets"
    case .classes(let count): "\(count) classes"
    case .values(let width): width == 1 ? "1 value a sample" : "\(width) values a sample"
    }
  }
}
