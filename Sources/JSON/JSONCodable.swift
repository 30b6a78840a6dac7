/// What is written as JSON and read from it, under keys that its own code names.
package protocol JSONCodable {
  /// The value as JSON.
  var json: JSONValue { get }

  /// Reads what ``json`` gives.
  ///
  /// - Throws: ``JSONError`` for anything else.
  init(json: JSONValue) throws(JSONError)
}

extension JSONValue {
  /// Reads the value under a key of an object; where there is none, as if it were `null`.
  ///
  /// - Throws: ``JSONError`` for a value of another type.
  package func value<Value: JSONCodable>(_ key: String) throws(JSONError) -> Value {
    do {
      return try Value(json: self[key] ?? .null)
    } catch { throw JSONError("'\(key)': \(error.message)") }
  }
}

extension Int: JSONCodable {
  package var json: JSONValue { .integer(self) }

  package init(json: JSONValue) throws(JSONError) {
    guard case .integer(let number) = json else { throw JSONError("a whole number is missing") }
    self = number
  }
}

/// Numbers, with the words `inf`, `-inf` and `nan` for those that JSON lacks.
extension Double: JSONCodable {
  package var json: JSONValue { isFinite ? .number(self) : .string(isNaN ? "nan" : description) }

  package init(json: JSONValue) throws(JSONError) {
    switch json {
    case .integer(let number): self = Double(number)
    case .number(let number): self = number
    case .string("inf"): self = .infinity
    case .string("-inf"): self = -.infinity
    case .string("nan"): self = .nan
    default: throw JSONError("a number is missing")
    }
  }
}

extension Bool: JSONCodable {
  package var json: JSONValue { .bool(self) }

  package init(json: JSONValue) throws(JSONError) {
    guard case .bool(let value) = json else { throw JSONError("a truth value is missing") }
    self = value
  }
}

extension String: JSONCodable {
  package var json: JSONValue { .string(self) }

  package init(json: JSONValue) throws(JSONError) {
    guard case .string(let text) = json else { throw JSONError("a text is missing") }
    self = text
  }
}

extension Array: JSONCodable where Element: JSONCodable {
  package var json: JSONValue { .array(map(\.json)) }

  package init(json: JSONValue) throws(JSONError) {
    guard case .array(let elements) = json else { throw JSONError("a list is missing") }
    self = []
    for element in elements { append(try Element(json: element)) }
  }
}

extension Optional: JSONCodable where Wrapped: JSONCodable {
  package var json: JSONValue { self?.json ?? .null }

  package init(json: JSONValue) throws(JSONError) {
    if case .null = json { self = nil } else { self = try Wrapped(json: json) }
  }
}
