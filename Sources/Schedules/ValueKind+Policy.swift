public import Declarations
public import Expressions

/// A value of a spec that may hold schedulers and expressions over time.
public protocol PolicyReader: ArgumentReader {
  /// A scheduler within another one, its warmup in front of it.
  func policy() -> (any Policy)?

  /// An expression over some variables.
  func expression(over variables: [String]) -> Expression?

  /// Values over time: a list of numbers, or an expression for one.
  func values() -> ValueList?
}

extension ValueKind<any Policy> {
  /// A scheduler within another one.
  static var policy: ValueKind {
    ValueKind(
      .named(category: "scheduler"), read: { ($0 as? any PolicyReader)?.policy() },
      plain: { _ in nil })
  }
}

extension ValueKind<Expression> {
  /// An expression over some variables.
  static func expression(over variables: [String]) -> ValueKind {
    ValueKind(
      .expression(variables),
      read: { ($0 as? any PolicyReader)?.expression(over: variables) },
      plain: { .text($0.source) })
  }
}

extension ValueKind<ValueList> {
  /// Values over time.
  static var values: ValueKind {
    ValueKind(
      .values, read: { ($0 as? any PolicyReader)?.values() }, plain: { .text($0.source) })
  }
}
