internal import Declarations
internal import Messages
internal import Expressions
internal import YAML

/// How single values are read: the field's type decides, nothing is guessed.
extension ReadingContext {
  /// A finite number in any usual spelling, or a constant expression such as `1/3`.
  func number(_ node: SpecNode, at path: SpecPath, _ rule: NumberRange = .any) -> Double? {
    guard let value = constant(node, at: path, expected: "a number\(rule.wording)") else {
      return nil
    }
    guard value.isFinite, rule.contains(value) else {
      mistake(path, expected: "a number\(rule.wording)", at: node)
      return nil
    }
    resolution.note(.number(value), "number", at: path, from: node)
    return value
  }

  /// A whole number.
  func integer(_ node: SpecNode, at path: SpecPath, _ rule: NumberRange = .any) -> Int? {
    let expected = "a whole number\(rule.wording)"
    // Beyond 2⁵³ a number that goes through floating point would become another one.
    if let text = node.text, let exact = Int(text), abs(Double(exact)) >= 0x1p53 {
      mistake(path, expected: "\(expected), below 2^53", at: node)
      return nil
    }
    guard let value = constant(node, at: path, expected: expected) else { return nil }
    guard let whole = Int(exactly: value), abs(value) <= 0x1p53, rule.contains(value) else {
      mistake(path, expected: expected, at: node)
      return nil
    }
    resolution.note(.integer(whole), "whole number", at: path, from: node)
    return whole
  }

  /// `true` or `false`.
  func boolean(_ node: SpecNode, at path: SpecPath) -> Bool? {
    guard case .scalar(let scalar) = node.kind, scalar.isPlain, let value = Bool(scalar.text) else {
      mistake(path, expected: "true or false", at: node)
      return nil
    }
    resolution.note(.boolean(value), "boolean", at: path, from: node)
    return value
  }

  /// Any text that is not empty and has no more bytes than a limit.
  func text(
    _ node: SpecNode, at path: SpecPath, limit: Int = SpecLimits.text
  ) -> String? {
    guard let text = node.text, !text.isEmpty, !node.isNull else {
      mistake(path, expected: "text", at: node)
      return nil
    }
    guard text.utf8.count <= limit else {
      findings.error(
        at: node.span.firstCharacter,
        "\(path): expected at most \(limit) bytes of text, found \(text.utf8.count)")
      return nil
    }
    resolution.note(.text(text), "text", at: path, from: node)
    return text
  }

  /// One of the names of a choice, its raw values.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: SpecNode, at path: SpecPath, of kind: String
  ) -> Choice? where Choice.RawValue == String {
    choice(node, at: path, of: kind, among: Choice.allCases.map(\.rawValue))
      .flatMap(Choice.init(rawValue:))
  }

  /// One of some names.
  func choice(
    _ node: SpecNode, at path: SpecPath, of kind: String, among names: [String]
  ) -> String? {
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: "one of \(names.joined(separator: ", "))", at: node)
      return nil
    }
    guard names.contains(text) else {
      unknown(kind, text, known: names, at: node.span)
      return nil
    }
    resolution.note(.text(text), "choice", at: path, from: node)
    return text
  }

  /// Reports a name that is none of the known ones, with the nearest of them.
  func unknown(_ kind: String, _ name: String, known: [String], at span: SourceSpan) {
    let advice =
      Spelling.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
      ?? "known: \(known.joined(separator: ", "))"
    findings.error(at: span, "unknown \(kind) '\(abbreviated(name))'; \(advice)")
  }

  /// The value of a constant expression.
  private func constant(_ node: SpecNode, at path: SpecPath, expected: String) -> Double? {
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: expected, at: node)
      return nil
    }
    do throws(ExpressionError) {
      return try Expression.constant(text)
    } catch {
      // A word where a number belongs is no broken expression: say what was expected.
      if text.contains(where: { "+-*/(".contains($0) }), text.contains(where: \.isNumber) {
        findings.error(at: node.span(of: error.range), "\(path): \(error.message)")
      } else {
        mistake(path, expected: expected, at: node)
      }
      return nil
    }
  }
}
