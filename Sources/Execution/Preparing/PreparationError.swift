internal import Experiments

/// What keeps a spec from being used.
package struct PreparationError: Error, Sendable {
  /// Everything to tell the user, warnings among it, in source order.
  package let problems: [Problem]
  /// The spec's values, as far as they could be read.
  let values: [ResolvedValue]

  init(_ problems: [Problem], values: [ResolvedValue] = []) {
    (self.problems, self.values) = (problems, values)
  }

  /// How a command ends because of it.
  package var status: ExitStatus { problems.lazy.compactMap(\.status).first ?? .software }
}
