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
        \.selection.patterns, "params", .optional(.namePatterns),
        "globs over the names of parameters", otherwise: "any name"),
      .optional(
        \.selection.layers, "layers", .optional(.layerNames),
        "layers that the parameters must be of, too", otherwise: "any layer",
        example: "[batch_norm2d, layer_norm]"),
      .optional(
        \.selection.dimensions, "dimensions", .optional(.dimensionCondition),
        "how many dimensions the parameters must have, too: `\"< 2\"` are biases and the weights of norms",
        otherwise: "any number", example: "\"< 2\""),
      .optional(
        \.isTrainable, "trainable", .boolean,
        "whether they are trained; false leaves them as they are"),
      .optional(
        \.unfreeze, "unfreeze", .optional(.length(.real)),
        "how much training goes by before they are trained, while schedules go on; their state in the "
          + "optimizer begins there", otherwise: "they are trained from the start", example: "3ep"),
      .optional(
        \.keepsStatistics, "frozen_statistics", .boolean,
        "whether their batch norms keep their running statistics, and normalise by them in training, too"
      ),
    ])

  /// What columns and messages call it.
  package var name: String?
  /// Which parameters it takes, of those that are left.
  package var selection = ParameterSelection()
  /// Whether its parameters have gradients and updates.
  package var isTrainable = true
  /// How much training goes by before they have; nil for none.
  package var unfreeze: Length?
  /// Whether its batch norms normalise by running statistics that stay as they are.
  package var keepsStatistics = false

  /// A group that is never trained has nothing to wait for.
  package var problems: [ArgumentError] {
    guard unfreeze != nil, !isTrainable else { return [] }
    let message = "trainable: false leaves the group as it is throughout; give one of the two"
    return [ArgumentError(argument: "unfreeze", message: message, isUnwanted: true)]
  }
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

  /// The name of a layer, or a list of them.
  fileprivate static var layerNames: ValueKind {
    let shape = ArgumentShape.choice(ValueReader.layerNames)
    return ValueKind(
      .either([.list(shape), shape]), read: { ($0 as? ValueReader)?.layerNames() },
      plain: { .list($0.map { .text($0.value) }) })
  }
}
