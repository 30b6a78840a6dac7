package import Declarations

/// Options without an order: names, numbers, whole blocks.
package struct ChoiceAxis: AxisKind {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "choice", Self(), "Options without an order, all equally likely.",
    shorthand: "options",
    arguments: [
      .required(
        \.count, "options", options, "values of any kind", example: "[0.03, 0.1, 0.3]")
    ])

  // A search cares only for how many there are; what they are is read where they are put.
  private static let options = ValueKind<Int>(
    .list(.either([.number(.any), .boolean, .text])),
    read: { reader in
      if reader.items == nil { reader.refuse(expected: "a list of options") }
      return reader.items?.count
    }, plain: { _ in nil })

  /// How many options there are.
  package var count = 2

  /// The values.
  package var domain: Domain { .choice(count: count) }
}
