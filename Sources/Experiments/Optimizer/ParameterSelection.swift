internal import Networks
internal import Optimizers

/// Which parameters something is for: those that meet all that is said.
package struct ParameterSelection: Sendable {
  /// The globs of names, of which one must match; nil for any name.
  var patterns: [Located<String>]?
  /// The layers that they must be of, by the names of a spec; nil for any layer.
  var layers: [Located<String>]?
  /// What the number of their dimensions must be; nil for any.
  var dimensions: DimensionCondition?

  /// Whether every parameter meets it, whatever there are.
  var takesAll: Bool {
    layers == nil && dimensions == nil && patterns?.contains { $0.value == "*" } ?? true
  }

  /// Whether more is said than what names must be.
  var isBeyondNames: Bool { layers != nil || dimensions != nil }

  /// What tells the parameters that meet it from others, at once for many of them.
  ///
  /// A number of dimensions that only data tell counts as 1, which it is for flat samples.
  var predicate: (ParameterFacts) -> Bool {
    let globs = patterns?.map { NamePattern($0.value) }
    let kinds = layers.map { Set($0.map(\.value)) }
    let dimensions = dimensions
    return { parameter in
      kinds?.contains(parameter.layer) ?? true
        && dimensions?.matches(parameter.dimensions ?? 1) ?? true
        && globs?.contains { $0.matches(parameter.name) } ?? true
    }
  }
}
