package import Declarations

/// What a spec says of a parameter group beside the arguments of its rule.
package struct OptimizerGroup: Declared {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "group", Self(), "Parameters with values of their own; the first group that matches takes one.",
    arguments: [
      .optional(
        \.name, "name", .optional(.groupName), "what columns and messages call it",
        otherwise: "group0, group1, …"),
      .optional(
        \.patterns, "params", .optional(.namePatterns), "globs over the names of parameters",
        otherwise: "every parameter that is left"),
      .optional(
        \.isTrainable, "trainable", .boolean,
        "whether they are trained; false leaves them as they are"),
    ])

  /// What columns and messages call it.
  package var name: String?
  /// The globs of parameter names; nil takes what is left.
  package var patterns: [Located<String>]?
  /// Whether its parameters have gradients and updates.
  package var isTrainable = true
}

extension ValueKind<String> {
  /// A name that can stand in columns.
  fileprivate static var groupName: ValueKind {
    ValueKind(.text, read: { ($0 as? ValueReader)?.name() }, plain: { .text($0) })
  }
}

extension ValueKind<[Located<String>]> {
  /// One glob over the names of parameters, or a list of them.
  static var namePatterns: ValueKind {
    ValueKind(
      .either([.text, .list(.text)]), read: { ($0 as? ValueReader)?.namePatterns() },
      plain: { .list($0.map { .text($0.value) }) })
  }
}
