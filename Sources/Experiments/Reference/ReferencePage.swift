package import Declarations
package import JSON

/// The reference page of one thing that a spec can name, made from its declaration.
package struct ReferencePage {
  private let category: Category
  private let member: DeclarationFacts

  /// Takes a member of a category.
  package init(_ member: DeclarationFacts, of category: Category) {
    (self.category, self.member) = (category, member)
  }

  /// A complete spec that uses it.
  package var example: String { ExampleSpec(member, of: category).text }

  /// The page in lines.
  package var lines: [String] {
    var lines = ["\(member.name): \(member.summary)"]
    if let formula = member.formula {
      lines +=
        [""] + formula.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    }
    let origins = [
      ("Source", member.source), ("PyTorch", member.pytorch.map { "torch.\($0)" }),
    ].compactMap { name, text in text.map { "\(name): \($0)" } }
    if !origins.isEmpty { lines += [""] + origins }
    if !member.arguments.isEmpty { lines += ["", "Arguments"] + Self.lines(of: member.arguments) }
    if let shorthand = member.shorthand {
      lines += ["", "A bare value stands for \(shorthand): \(member.name): …"]
    }
    if !category.common.isEmpty {
      lines += ["", "Also, as every \(category.name)"] + Self.lines(of: category.common)
    }
    if !category.beside.isEmpty {
      lines += ["", "Beside it, in the same mapping"] + Self.lines(of: category.beside)
    }
    let example = example.split(separator: "\n").map { "  \($0)" }
    return lines + ["", "Example"] + example
  }

  /// Each argument with its default, then its values and what it means.
  private static func lines(of arguments: [ArgumentFacts]) -> [String] {
    let width = arguments.map(\.name.count).max() ?? 0
    return arguments.flatMap { argument in
      let name = argument.name + String(repeating: " ", count: width - argument.name.count)
      let indent = String(repeating: " ", count: width + 4)
      // What has a page of its own is told there.
      let inner = argument.shape.mappings.filter { Category.sections[$0.name] == nil }
      return [
        "  \(name)  \(argument.summary) (\(usual(argument)))",
        "\(indent)\(argument.shape.text)",
      ] + inner.flatMap { lines(of: $0.arguments) }.map { indent + $0 }
    }
  }

  private static func usual(_ argument: ArgumentFacts) -> String {
    if argument.isRequired { return "required" }
    if let otherwise = argument.otherwise { return "default: \(otherwise)" }
    return argument.usual.map { "default \($0.text)" } ?? "optional"
  }

  /// The page for tools.
  ///
  /// `default` is null where there is none; `otherwise` says what holds then.
  package var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    func list(_ arguments: [ArgumentFacts]) -> JSONValue { .array(arguments.map(object)) }
    func object(_ argument: ArgumentFacts) -> JSONValue {
      .object([
        ("name", .string(argument.name)), ("description", .string(argument.summary)),
        ("type", .string(argument.shape.text)), ("required", .bool(argument.isRequired)),
        ("default", argument.usual?.json ?? .null), ("otherwise", text(argument.otherwise)),
        ("schema", JSONSchema.schema(of: argument.shape)),
      ])
    }
    return .object([
      ("format", 1), ("category", .string(category.name)), ("name", .string(member.name)),
      ("summary", .string(member.summary)), ("formula", text(member.formula)),
      ("source", text(member.source)), ("pytorch", text(member.pytorch.map { "torch.\($0)" })),
      ("shorthand", text(member.shorthand)), ("arguments", list(member.arguments)),
      ("common", list(category.common)), ("beside", list(category.beside)),
      ("example", .string(example)),
    ])
  }
}

extension ArgumentShape {
  /// The mappings with arguments of their own that it may be.
  fileprivate var mappings: [DeclarationFacts] {
    switch self {
    case .mapping(let facts): [facts]
    case .either(let shapes): shapes.flatMap(\.mappings)
    case .nullable(let shape), .paths(let shape, _), .byName(let shape, _): shape.mappings
    case .number, .wholeNumber, .boolean, .text, .path, .choice, .length, .pace, .expression,
      .values, .list, .tuple, .perGroup, .named, .call, .anything:
      []
    }
  }
}
