internal import Declarations
internal import Expressions
internal import JSON

/// Writes JSON Schema (draft 2020-12) of declared things.
///
/// Scalars are described as YAML readers give them: a number may be a constant expression in a
/// text, and a text may look like a number.
enum JSONSchema {
  /// An object of keys in this order.
  static func object(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { ($0, $1) })
  }

  /// A reference to the definition of a category or a section.
  static func reference(_ name: String) -> JSONValue {
    object(["$ref": .string("#/$defs/\(name)")])
  }

  /// Any of some schemas.
  static func any(of schemas: [JSONValue]) -> JSONValue {
    schemas.count == 1 ? schemas[0] : object(["anyOf": .array(schemas)])
  }

  /// A constant expression: digits, constants, functions, operators, brackets.
  ///
  /// Every character can be read in one way alone, so that no text takes long to refuse; `e` is the
  /// constant as well as what stands before an exponent.
  private static let constant: String = {
    let words = (Expression.words.filter { $0 != "e" } + ["if", "else", "and", "or", "not"])
      .joined(separator: "|")
    return #"^(?:[0-9_.\s]|[eE](?![A-Za-z_])|(?:"# + words + #")(?!\w)|[-+*/%<>=!,()])+"#
  }()

  /// A number of a range, or a text that stands for one.
  private static func number(_ range: NumberRange, isWhole: Bool) -> JSONValue {
    var pairs: [(key: String, value: JSONValue)] = [
      ("type", .string(isWhole ? "integer" : "number"))
    ]
    if let lower = range.lower {
      pairs.append((lower.isIncluded ? "minimum" : "exclusiveMinimum", value(lower.value)))
    }
    if let upper = range.upper {
      pairs.append((upper.isIncluded ? "maximum" : "exclusiveMaximum", value(upper.value)))
    }
    return any(of: [.object(pairs), reference("expression")])
  }

  private static func value(_ number: Double) -> JSONValue {
    Int(exactly: number).map { .integer($0) } ?? .number(number)
  }

  /// What stands for a number, and for a length of time, in a text.
  static var texts: [(key: String, value: JSONValue)] {
    func text(_ pattern: String) -> JSONValue {
      object(["type": "string", "pattern": .string(pattern)])
    }
    return [("expression", text(constant + "$")), ("duration", text(constant + "(?:ep|st|%)?$"))]
  }

  /// The schema of the values that an argument takes.
  static func schema(of shape: ArgumentShape) -> JSONValue {
    switch shape {
    case .number(let range): number(range, isWhole: false)
    case .wholeNumber(let range): number(range, isWhole: true)
    case .boolean: object(["type": "boolean"])
    case .text, .path: object(["type": ["string", "number", "boolean"]])
    case .choice(let names): object(["enum": .array(names.map { .string($0) })])
    case .length:
      any(of: [object(["type": "number", "minimum": 0]), reference("duration")])
    case .pace: object(["type": "string", "pattern": .string(constant + "(?:s|ep|st|%)$|^never$")])
    case .expression: object(["type": ["string", "number"]])
    case .values:
      any(of: [
        object(["type": "array", "minItems": 1, "items": schema(of: .number(.any))]),
        object(["type": "string"]),
      ])
    case .list(let shape): object(["type": "array", "items": schema(of: shape)])
    case .tuple(let shapes):
      object([
        "type": "array", "prefixItems": .array(shapes.map(schema)),
        "minItems": .integer(shapes.count), "maxItems": .integer(shapes.count),
      ])
    case .perGroup(let shape, let each):
      any(of: [
        schema(of: shape),
        object(["type": "array", "minItems": 1, "items": schema(of: each)]),
        object(["type": "object", "minProperties": 1, "additionalProperties": schema(of: each)]),
      ])
    case .either(let shapes):
      // A number is one of the others, and no path.
      any(of: shapes.map { $0 == .path ? object(["type": "string"]) : schema(of: $0) })
    case .nullable(let shape): any(of: [schema(of: shape), object(["type": "null"])])
    case .named(let category): reference(category)
    case .mapping(let facts):
      any(of: [mapping(facts.arguments)] + (shorthand(facts).map { [schema(of: $0)] } ?? []))
    case .call(let facts): call(facts)
    case .paths(let shape, let blocks): blocks.isEmpty ? paths(shape) : reference(axes)
    case .byName(let shape, _): paths(shape)
    case .anything: object([:])
    }
  }

  /// The definition of blocks of paths that stand in one another.
  static let axes = "axes"

  /// Values of a shape by paths; blocks of some names among them.
  static func paths(
    _ shape: ArgumentShape, blocks: [String] = []
  ) -> JSONValue {
    var pairs: [(key: String, value: JSONValue)] = [("type", "object"), ("minProperties", 1)]
    if !blocks.isEmpty {
      pairs.append(("properties", .object(blocks.map { ($0, reference(axes)) })))
    }
    pairs.append(("additionalProperties", schema(of: shape)))
    guard !blocks.isEmpty else { return .object(pairs) }
    // A list of mappings is one block of them all.
    return any(of: [.object(pairs), object(["type": "array", "items": .object(pairs)])])
  }

  /// A thing called in a text, or as the only key of a mapping beside what it depends on.
  private static func call(_ facts: DeclarationFacts) -> JSONValue {
    let list = object(["type": "array", "minItems": 1])
    let conditions = ListedAxis.facts.arguments.filter { $0.name == ListedAxis.when }
    let arguments = any(of: [mapping(facts.arguments), list])
    return any(of: [
      object(["type": "string", "pattern": .string("^\(facts.name)\\s*\\(.*\\)$")]),
      object([
        "type": "object", "properties": .object([(facts.name, arguments)] + properties(conditions)),
        "required": .array([.string(facts.name)]), "additionalProperties": false,
      ]),
      mapping(
        facts.arguments + conditions,
        fixed: [("type", object(["const": .string(facts.name)]))], needing: ["type"]),
    ])
  }

  /// A mapping with these arguments and no others.
  ///
  /// - Parameters:
  ///   - arguments: What it takes.
  ///   - fixed: Keys with schemas of their own, in front.
  ///   - patterns: Schemas of keys by patterns over their names.
  ///   - keys: Those of the fixed keys that must be given.
  /// - Returns: The schema.
  static func mapping(
    _ arguments: [ArgumentFacts], fixed: [(key: String, value: JSONValue)] = [],
    patterns: [(key: String, value: JSONValue)] = [], needing keys: [String] = []
  ) -> JSONValue {
    let required = (keys + arguments.filter(\.isRequired).map(\.name)).map { JSONValue.string($0) }
    var pairs: [(key: String, value: JSONValue)] = [
      ("type", "object"), ("properties", .object(fixed + properties(arguments))),
    ]
    if !patterns.isEmpty { pairs.append(("patternProperties", .object(patterns))) }
    if !required.isEmpty { pairs.append(("required", .array(required))) }
    pairs.append(("additionalProperties", .bool(false)))
    return .object(pairs)
  }

  /// Arguments with their schemas.
  static func properties(_ arguments: [ArgumentFacts]) -> [(key: String, value: JSONValue)] {
    arguments.map { ($0.name, property($0)) }
  }

  /// The schema of an argument, with what editors show of it.
  private static func property(_ argument: ArgumentFacts) -> JSONValue {
    guard case .object(var pairs) = schema(of: argument.shape) else { return .bool(true) }
    var text = argument.summary
    if let otherwise = argument.otherwise { text += "; left out: \(otherwise)" }
    pairs.append(("description", .string(text)))
    if let usual = argument.usual { pairs.append(("default", usual.json)) }
    return .object(pairs)
  }

  /// The schema of a category's members.
  static func schema(of category: Category) -> JSONValue {
    switch category.style {
    case .word: any(of: category.members.map(word))
    case .key:
      any(
        of: category.members.filter { !$0.arguments.contains(where: \.isRequired) }.map(word)
          + category.members.map { keyed($0, in: category) })
    case .keyOrType(let key):
      any(
        of: category.members.filter { !$0.arguments.contains(where: \.isRequired) }.map(word)
          + category.members.map { keyed($0, in: category) }
          + [typed(category.members, by: key) { _ in properties(category.common) }])
    case .type(let key, let alone):
      any(
        of: (alone ? category.members.filter { !$0.arguments.contains(where: \.isRequired) } : [])
          .map(word)
          + [typed(category.members, by: key) { _ in properties(category.common) }])
    }
  }

  private static func word(_ member: DeclarationFacts) -> JSONValue {
    object(["const": .string(member.name), "description": .string(member.summary)])
  }

  /// What a bare value of a thing is, where no more must be given than that.
  private static func shorthand(_ facts: DeclarationFacts) -> ArgumentShape? {
    guard let short = facts.shorthandArgument,
      facts.arguments.allSatisfy({ !$0.isRequired || $0.name == short.name })
    else { return nil }
    return short.shape
  }

  /// A mapping with a member's name as its only key.
  private static func keyed(_ member: DeclarationFacts, in category: Category) -> JSONValue {
    var values = [
      mapping(member.arguments + category.common, patterns: patterns(of: category))
    ]
    if let short = shorthand(member) { values.append(schema(of: short)) }
    if !member.arguments.contains(where: \.isRequired) { values.append(object(["type": "null"])) }
    return object([
      "type": "object", "description": .string(member.summary),
      "properties": .object([(member.name, any(of: values))]),
      "required": .array([.string(member.name)]), "additionalProperties": false,
    ])
  }

  /// What a layer begins with: `weight_init`, `bias_init`.
  private static func patterns(of category: Category) -> [(key: String, value: JSONValue)] {
    category.name == "layer" ? [("_init$", reference("initializer"))] : []
  }

  /// A mapping whose key `type`, or another, says which member it is; `common` gives what a member
  /// takes beside its own arguments.
  static func typed(
    _ members: [DeclarationFacts], by key: String,
    common: (DeclarationFacts) -> [(key: String, value: JSONValue)]
  ) -> JSONValue {
    let cases = members.map { member in
      object([
        "if": object([
          "required": [.string(key)],
          "properties": .object([(key, object(["const": .string(member.name)]))]),
        ]),
        "then": mapping(member.arguments, fixed: [(key, word(member))] + common(member)),
      ])
    }
    let names = members.map { JSONValue.string($0.name) }
    return object([
      "type": "object", "required": .array([.string(key)]),
      "properties": .object([(key, object(["enum": .array(names)]))]), "allOf": .array(cases),
    ])
  }
}
