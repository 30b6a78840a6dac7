/// What kind of targets a loss needs beside the inputs.
public enum TargetRequirement: Sendable, Hashable, CaseIterable {
  /// Nothing: the loss looks at the model's output alone.
  case none
  /// One class index a sample.
  case classes
  /// One or more numbers a sample.
  case values
}
