/// A list of layers within a layer; raw values are the arguments of a spec.
public enum Branch: String, Hashable, Sendable, CaseIterable {
  /// The branch that learns the difference.
  case body
  /// The branch that carries the input past the body.
  case shortcut
}
