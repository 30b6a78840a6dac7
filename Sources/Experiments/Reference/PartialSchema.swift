internal import JSON

/// Turns the schema of a whole mapping into that of a part, which is merged over what it extends:
/// nothing must be given, and null takes a key away.
///
/// Lists are replaced as a whole, so that what stands in them stays as it is.
struct PartialSchema {
  private let definitions: [(key: String, value: JSONValue)]
  // The definitions of which a part is another schema than the whole.
  private let names: Set<String>

  /// Parts of schemas that refer to definitions.
  init(_ definitions: [(key: String, value: JSONValue)]) {
    let plain = PartialSchema(definitions, names: [])
    let others = definitions.filter { plain.part(of: $0.value) != $0.value }
    self.init(definitions, names: Set(others.map(\.key)))
  }

  private init(_ definitions: [(key: String, value: JSONValue)], names: Set<String>) {
    (self.definitions, self.names) = (definitions, names)
  }

  /// The definitions that a part needs beside those of whole schemas, directly or through others.
  func definitions(for part: JSONValue) -> [(key: String, value: JSONValue)] {
    let parts = definitions.filter { names.contains($0.key) }
      .map { (key: Self.name(of: $0.key), value: self.part(of: $0.value)) }
    let texts = ([part] + parts.map(\.value)).map(\.canonicalText)
    return parts.filter { part in texts.contains { $0.contains("\"#/$defs/\(part.key)\"") } }
  }

  private static func name(of definition: String) -> String { "\(definition).part" }

  /// The schema of a part.
  func part(of schema: JSONValue) -> JSONValue {
    guard case .object(let pairs) = schema else { return schema }
    let ofAnyMember = ofAnyMember(schema)
    let others = pairs.filter { pair in !ofAnyMember.contains { $0.key == pair.key } }
    return .object(others.compactMap(part) + ofAnyMember)
  }

  /// A schema's keyword as it is for a part; nil for one that asks for keys.
  private func part(
    _ keyword: String, _ value: JSONValue
  ) -> (key: String, value: JSONValue)? {
    switch (keyword, value) {
    case ("required", _), ("dependentRequired", _), ("minProperties", _), ("oneOf", _): nil
    case ("properties", .object(let keys)), ("patternProperties", .object(let keys)):
      (keyword, .object(keys.map { ($0.key, orNull($0.value)) }))
    case ("additionalProperties", _): (keyword, orNull(value))
    case ("anyOf", .array(let schemas)), ("allOf", .array(let schemas)):
      (keyword, .array(schemas.map(part(of:))))
    case ("then", _): (keyword, part(of: value))
    case ("$ref", .string(let place)): (keyword, .string(reference(place)))
    default: (keyword, value)
    }
  }

  private func reference(_ place: String) -> String {
    names.contains { place == "#/$defs/\($0)" } ? Self.name(of: place) : place
  }

  /// A part, or the null that takes it away; `true` and `false` are schemas of anything and nothing.
  private func orNull(_ schema: JSONValue) -> JSONValue {
    guard case .object = schema else { return schema }
    return JSONSchema.any(of: [part(of: schema), JSONSchema.object(["type": "null"])])
  }

  /// What the keys of several members are, where it may not be said which member it is; nothing for
  /// the schema of anything else.
  private func ofAnyMember(_ schema: JSONValue) -> [(key: String, value: JSONValue)] {
    guard case .array(let cases)? = schema["allOf"] else { return [] }
    var (names, schemas): ([String], [String: [JSONValue]]) = ([], [:])
    for item in cases {
      guard case .object(let keys)? = item["then"]?["properties"] else { return [] }
      for (name, value) in keys {
        if schemas[name] == nil { names.append(name) }
        let known = schemas[name] ?? []
        if !known.contains(value) { schemas[name] = known + [value] }
      }
    }
    let properties = names.map { ($0, orNull(JSONSchema.any(of: schemas[$0] ?? []))) }
    return [("properties", .object(properties)), ("additionalProperties", false)]
  }
}
