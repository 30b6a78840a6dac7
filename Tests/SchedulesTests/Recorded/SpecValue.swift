/// A value of a recorded spec, which may be one of several shapes.
enum SpecValue: Decodable, Sendable {
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([SpecValue])
  case mapping([String: SpecValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let mapping = try? container.decode([String: SpecValue].self) {
      self = .mapping(mapping)
    } else {
      self = .list(try container.decode([SpecValue].self))
    }
  }

  var flag: Bool? {
    if case .flag(let value) = self { value } else { nil }
  }

  var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  var mapping: [String: SpecValue]? {
    if case .mapping(let value) = self { value } else { nil }
  }

  var list: [SpecValue]? {
    if case .list(let values) = self { values } else { nil }
  }
}
