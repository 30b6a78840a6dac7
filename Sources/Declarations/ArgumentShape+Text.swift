internal import Messages

extension ArgumentShape {
  /// What values there are, in words: `number of at least 0`, `one of cos, linear`.
  public var text: String {
    switch self {
    case .number(let range): "number\(range.wording)"
    case .wholeNumber(let range): "whole number\(range.wording)"
    case .boolean: "true or false"
    case .text: "text"
    case .path: "path"
    case .choice(let names): names.joined(separator: " | ")
    case .length: "duration"
    case .pace: "seconds such as 30s, duration, or never"
    case .expression(let variables): "expression of \(variables.joined(separator: ", "))"
    case .values: "list of numbers, or a list expression"
    case .list(let shape): "list of: \(shape.text)"
    case .tuple(let shapes): "[\(shapes.map(\.text).joined(separator: ", "))]"
    case .perGroup(let shape, let each):
      "\(shape.text); or one\(shape == each ? "" : " (\(each.text))") a group, in a list or by name"
    case .either(let shapes): shapes.map(\.text).joined(separator: ", or ")
    case .nullable(let shape): "\(shape.text), or null"
    case .named(let category): category
    case .mapping(let facts):
      "mapping with \(facts.arguments.map(\.name).joined(separator: ", "))"
        + (facts.shorthand.map { ", or \($0) alone" } ?? "")
    case .call(let facts):
      "\(facts.name)(\(facts.arguments.map(\.name).joined(separator: ", ")))"
    case .paths(let shape, let blocks):
      "paths, each with: \(shape.text)"
        + (blocks.isEmpty ? "" : "; \(blocks.joined(separator: " and ")) stand in one another")
    case .byName(let shape, let noun): "mapping from \(noun) to: \(shape.text)"
    case .anything: "any value"
    }
  }
}

extension PlainValue {
  /// The value as a spec writes it, on one line.
  public var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.plainText
    case .text(let value): value
    case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
    case .mapping(let pairs):
      "{"
        + pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
        .joined(separator: ", ") + "}"
    }
  }
}

extension DeclarationFacts {
  /// What must be given, as the pairs of a YAML mapping in one line; empty where nothing must.
  public var exampleArguments: String {
    arguments.compactMap { argument in argument.example.map { "\(argument.name): \($0)" } }
      .joined(separator: ", ")
  }
}
