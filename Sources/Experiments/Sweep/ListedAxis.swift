internal import Declarations

/// An axis with the values that it has, and what it depends on.
struct ListedAxis: Declared {
  /// The key of what an axis depends on.
  static let when = "when"

  /// Its name and its arguments.
  static let declaration = Declaration<Self>(
    "listed axis", Self(), "Values of an axis that depends on others.",
    arguments: [
      .required(
        \.values, "values", .node(.either([.list(.anything), .values])), "the values, in order",
        example: "[0.1, 0.2]"),
      .optional(
        \.conditions, when, .conditions,
        "values of other axes, by their paths, only with which the axis is there",
        otherwise: "always"),
    ])

  /// The values, which are read by the kind of the axis.
  var values: SpecNode?
  /// What must hold, all together, for the axis to be there.
  var conditions: [SweepCondition] = []
}

extension ValueKind<[SweepCondition]> {
  /// One value, or a list of them, by paths.
  fileprivate static var conditions: ValueKind {
    ValueKind(
      .paths(.anything, blocks: []), read: { ($0 as? ValueReader)?.conditions() },
      plain: { _ in nil })
  }
}
