internal import Declarations
internal import Expressions
internal import Messages
internal import YAML

/// How single values are read: the field's type decides, nothing is guessed.
extension ValueReader {
  func number(_ range: NumberRange) -> Double? {
    let expected = "a number\(range.wording)"
    guard let value = constant(expected: expected) else { return nil }
    guard value.isFinite, range.contains(value) else {
      refuse(expected: expected)
      return nil
    }
    context.resolution.note(.number(value), "number", at: path, from: node)
    return value
  }

  func wholeNumber(_ range: NumberRange) -> Int? {
    let expected = "a whole number\(range.wording)"
    // Beyond 2⁵³ a number that goes through floating point would become another one.
    if let text = node.text, let exact = Int(text), abs(Double(exact)) >= 0x1p53 {
      refuse(expected: "\(expected), below 2^53")
      return nil
    }
    guard let value = constant(expected: expected) else { return nil }
    guard let whole = Int(exactly: value), abs(value) <= 0x1p53, range.contains(value) else {
      refuse(expected: expected)
      return nil
    }
    context.resolution.note(.integer(whole), "whole number", at: path, from: node)
    return whole
  }

  func boolean() -> Bool? {
    guard case .scalar(let scalar) = node.kind, scalar.isPlain, let value = Bool(scalar.text) else {
      refuse(expected: "true or false")
      return nil
    }
    context.resolution.note(.boolean(value), "boolean", at: path, from: node)
    return value
  }

  func string() -> String? { string(limit: SpecLimits.text) }

  /// Any text that is not empty and has no more bytes than a limit.
  func string(limit: Int) -> String? {
    guard let text, !text.isEmpty else {
      refuse(expected: "text")
      return nil
    }
    guard text.utf8.count <= limit else {
      findings.error(
        at: node.span.firstCharacter,
        "\(path): expected at most \(limit) bytes of text, found \(text.utf8.count)")
      return nil
    }
    context.resolution.note(.text(text), "text", at: path, from: node)
    return text
  }

  /// A name that can stand in tables and columns.
  func name() -> String? {
    guard let name = string(limit: SpecLimits.name) else { return nil }
    guard Legible.escaped(name) == name else {
      refuse("expected text without control characters", at: nil)
      return nil
    }
    return name
  }

  func choice(of names: [String], noun: String) -> String? {
    choice(of: names, noun: noun) { _ in nil }
  }

  /// One of some names; `meant` tells which of them another name means.
  func choice(
    of names: [String], noun: String, meant: (String) -> String?
  ) -> String? {
    guard let text else {
      refuse(expected: "one of \(names.joined(separator: ", "))")
      return nil
    }
    guard names.contains(text) else {
      context.unknown(noun, text, known: names, meant: meant(text), at: node.span)
      return nil
    }
    context.resolution.note(.text(text), "choice", at: path, from: node)
    return text
  }

  func length() -> Length? {
    guard let length = Self.length(text) else {
      refuse(expected: "a duration such as 12ep, 5000st or 30%")
      return nil
    }
    note(.text(length.text), as: "duration")
    return length
  }

  private static func length(_ text: String?) -> Length? {
    guard var text else { return nil }
    var unit = Length.Unit.own
    for known in [Length.Unit.epochs, .steps, .percent] where text.hasSuffix(known.rawValue) {
      unit = known
      text.removeLast(known.rawValue.count)
      break
    }
    guard let count = try? Expression.constant(text), count.isFinite, count >= 0, count <= 1e9
    else { return nil }
    return Length(count, unit)
  }

  /// A list of values.
  func list<Value>(of noun: String, _ read: (ValueReader) -> Value?) -> [Value]? {
    guard let parts else {
      refuse(expected: "a list of \(noun)")
      return nil
    }
    if parts.isEmpty { context.resolution.note(.list([]), "list of \(noun)", at: path, from: node) }
    let given = parts.map(read).compactMap(\.self)
    return given.count == parts.count ? given : nil
  }

  /// The value of a constant expression.
  private func constant(expected: String) -> Double? {
    guard let text else {
      refuse(expected: expected)
      return nil
    }
    do throws(ExpressionError) {
      return try Expression.constant(text)
    } catch {
      // A word where a number belongs is no broken expression: say what was expected.
      if text.contains(where: { "+-*/(".contains($0) }), text.contains(where: \.isNumber) {
        refuse(error.message, at: error.range)
      } else {
        refuse(expected: expected)
      }
      return nil
    }
  }
}
