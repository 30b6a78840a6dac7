/// A part of a collection of samples that those who made it set apart.
public enum NamedSplit: String, Sendable, CaseIterable {
  /// What models are trained on.
  case train
  /// What finished models are measured on.
  case test
}
