internal import Declarations
package import JSON
internal import Optimizers

/// The JSON Schema of specs (draft 2020-12), which editors complete and check specs by.
///
/// It says what one key can say of its own value. What depends on other values, on the data or on
/// the run is left to `runner check`: a spec that the schema refuses is wrong, and one that it takes
/// may still be.
package enum SpecSchema {
  /// The schema.
  package static var json: JSONValue {
    let sections = [
      ("data", reference("dataset")), ("model", reference("layers")), ("init", initialization),
      ("continue", section("continue")),
      ("loss", reference("loss")), ("metrics", metrics), ("optimizer", optimizer),
      ("scheduler", JSONSchema.any(of: [outermostScheduler, object(["type": "null"])])),
      ("train", train), ("results", section("results")),
      (SpecDocument.sweep, section(SpecDocument.sweep)),
    ]
    let properties = JSONSchema.properties(SpecHead.facts.arguments) + sections
    let (whole, parts) = (whole(properties), PartialSchema(definitions))
    let part = parts.part(of: whole)
    return .object([
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("title", "Experiment file of runner"), ("type", "object"),
      (
        "properties", .object([(SpecAssembly.extends, extends)] + properties.map { ($0.key, true) })
      ),
      ("patternProperties", object(["^x-": true])), ("additionalProperties", false),
      // What a file that extends others says is a part.
      ("if", object(["required": [.string(SpecAssembly.extends)]])),
      ("then", part), ("else", whole),
      ("$defs", .object(definitions + parts.definitions(for: part))),
    ])
  }

  /// A spec that extends no file.
  private static func whole(_ properties: [(key: String, value: JSONValue)]) -> JSONValue {
    .object([
      ("properties", .object(properties)), ("required", ["optimizer", "train"]),
      (
        "dependentRequired",
        object(["data": ["model", "loss"], "model": ["data", "loss"], "loss": ["data", "model"]])
      ),
    ])
  }

  /// A file, or a list of them.
  private static var extends: JSONValue {
    let file = object(["type": "string", "minLength": 1])
    return JSONSchema.any(of: [file, object(["type": "array", "items": file])])
  }

  /// One definition a category, and what sections are made of.
  private static var definitions: [(key: String, value: JSONValue)] {
    let categories = Category.all.filter { $0.name != "optimizer" }.map { category in
      (category.name, JSONSchema.schema(of: category))
    }
    let items = [reference("layer"), reference("preset")]
    return JSONSchema.texts + categories + [
      (
        "layers",
        object([
          "type": "array", "minItems": 1, "items": JSONSchema.any(of: items),
        ])
      ), (JSONSchema.axes, axes),
    ]
  }

  private static func object(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    JSONSchema.object(pairs)
  }

  private static func reference(_ name: String) -> JSONValue { JSONSchema.reference(name) }

  private static func members(of category: String) -> [DeclarationFacts] {
    Category.named(category)?.members ?? []
  }

  private static var metrics: JSONValue {
    let list = object(["type": "array", "items": reference("metric"), "uniqueItems": true])
    return JSONSchema.any(of: [list, JSONSchema.mapping(MetricsOptions.facts.arguments)])
  }

  /// Exactly one of `epochs` and `steps`.
  private static var train: JSONValue {
    guard case .object(let pairs) = JSONSchema.mapping(TrainOptions.facts.arguments) else {
      return true
    }
    let lengths: [JSONValue] = ["epochs", "steps"].map { object(["required": [.string($0)]]) }
    return .object(pairs + [("oneOf", .array(lengths))])
  }

  /// A section that is read by its declaration alone.
  private static func section(_ name: String) -> JSONValue {
    SpecSections.sections.first { $0.name == name }.map { JSONSchema.schema(of: $0.shape) } ?? true
  }

  /// Blocks of axes, which stand in one another.
  private static var axes: JSONValue {
    for argument in SweepOptions.facts.arguments {
      guard case .paths(let shape, let blocks) = argument.shape, !blocks.isEmpty else { continue }
      return JSONSchema.paths(shape, blocks: blocks)
    }
    return true
  }

  /// Weights from a file, or rules by the names of parameters.
  private static var initialization: JSONValue {
    let patterns = OptimizerGroup.facts.arguments.filter { $0.name == "params" }
    let rules = JSONSchema.typed(
      members(of: "initializer"), by: "type", common: { _ in JSONSchema.properties(patterns) })
    return object([
      "type": "object", "minProperties": 1, "additionalProperties": false,
      "properties": .object(
        [
          ("weights", object(["type": "string"])),
          ("parameters", object(["type": "array", "items": rules])),
          (
            "rename",
            object(["type": "object", "additionalProperties": object(["type": "string"])])
          ),
        ] + JSONSchema.properties(WeightOptions.facts.arguments)),
    ])
  }

  /// A rule whose groups take its arguments, too.
  private static var optimizer: JSONValue {
    JSONSchema.typed(members(of: "optimizer"), by: "type") { rule in
      var own = rule.arguments
      for index in own.indices { own[index].isRequired = false }
      let group = JSONSchema.mapping(OptimizerGroup.facts.arguments + own)
      return [("groups", object(["type": "array", "items": group]))]
    }
  }

  /// A scheduler that stands in no other.
  private static var outermostScheduler: JSONValue {
    JSONSchema.typed(members(of: "scheduler"), by: "type") { _ in
      JSONSchema.properties(Category.outermostScheduler)
    }
  }
}
