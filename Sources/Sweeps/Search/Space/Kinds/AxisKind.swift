package import Declarations

/// How a spec says what values an axis takes: `uniform`, `log_uniform`, `int`, `choice`.
package protocol AxisKind: Declared {
  /// The values.
  var domain: Domain { get }
}

extension AxisKind {
  /// What is wrong with the arguments together.
  package var problems: [ArgumentError] { domain.problem.map { [$0] } ?? [] }
}
