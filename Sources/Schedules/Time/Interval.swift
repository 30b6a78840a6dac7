/// When a scheduler's counter advances; raw values are the spellings of a spec.
public enum Interval: String, Sendable, Hashable, CaseIterable {
  /// After every update of the parameters.
  case step
  /// After every pass over the training samples.
  case epoch
}
