/// What a plan is for.
public enum Mode: Hashable, Sendable {
  /// Forward and backward; batch statistics, dropout active.
  case training
  /// Forward alone; running statistics, dropout inactive.
  case evaluation
}
