/// One of the parts into which the makers of a data set divided it.
public enum NamedSplit: String, Sendable, CaseIterable {
  /// What models are trained on.
  case train
  /// What finished models are measured on.
  case test
}
