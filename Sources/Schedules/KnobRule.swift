public import Expressions

/// What gives one knob of a group its values in a `PerKnobPolicy`.
public enum KnobRule: Sendable {
  /// An expression over `PerKnobPolicy.variables`, which is the value itself, and the clock that
  /// gives the variables of time.
  case expression(Expression, Clock)
  /// A policy that moves the knob as it would move a learning rate with the knob's base value.
  case policy(any Policy)
}
