package import Declarations

/// The kinds of axes that a spec can name.
package enum AxisKindRegistry {
  /// One row a kind.
  package static let all = Registry<any AxisKind.Type>(
    "axis", [UniformAxis.self, LogUniformAxis.self, IntAxis.self, ChoiceAxis.self],
    head: { $0.head }, facts: { $0.facts })
}
