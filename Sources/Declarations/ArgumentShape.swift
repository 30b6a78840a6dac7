/// What values an argument takes, in a form that pages and schemas can be made from.
public indirect enum ArgumentShape: Sendable, Hashable {
  /// A number, or a constant expression such as `1/3`.
  case number(NumberRange)
  /// A whole number.
  case wholeNumber(NumberRange)
  /// `true` or `false`.
  case boolean
  /// Any text.
  case text
  /// A file or a folder, relative to the spec.
  case path
  /// One of some names.
  case choice([String])
  /// A length of time: `12ep`, `5000st`, `30%`, or a number in the scheduler's interval.
  case length
  /// How often something is done: a time such as `30s`, a length of training, or `never`.
  case pace
  /// An expression over some variables.
  case expression([String])
  /// Values over time: a list of numbers, or a list expression such as `linspace(0, 1, 10)`.
  case values
  /// A list.
  case list(ArgumentShape)
  /// A list of fixed length.
  case tuple([ArgumentShape])
  /// One value for all groups, or one a group: in a list, or by the groups' names.
  case perGroup(ArgumentShape, each: ArgumentShape)
  /// Any of several shapes.
  case either([ArgumentShape])
  /// Null beside what else there is.
  case nullable(ArgumentShape)
  /// Another declared thing of a category, named by its key `type` or as the only key.
  case named(category: String)
  /// A mapping with arguments of its own.
  case mapping(DeclarationFacts)
  /// Another declared thing, called with its arguments: `uniform(0, 1)`, or as the only key.
  case call(DeclarationFacts)
  /// Values of a shape by paths of a spec; blocks of some names stand among them, and have the same.
  case paths(ArgumentShape, blocks: [String])
  /// A value of a shape for each of some names; the noun is what messages call them.
  case byName(ArgumentShape, of: String)
  /// Any value.
  case anything
}

extension ArgumentShape {
  /// What `explain` calls the type of one value.
  public var typeName: String {
    switch self {
    case .number: "number"
    case .wholeNumber: "whole number"
    case .boolean: "boolean"
    case .text, .path: "text"
    case .choice: "choice"
    case .length: "duration"
    case .pace: "seconds or duration"
    case .expression: "expression"
    case .values: "list"
    case .list(let shape), .perGroup(let shape, _), .nullable(let shape): shape.typeName
    case .tuple(let shapes), .either(let shapes): shapes.first?.typeName ?? "list"
    case .named(let category): category
    case .mapping, .paths, .byName: "mapping"
    case .call(let facts): facts.name
    case .anything: "value"
    }
  }
}
