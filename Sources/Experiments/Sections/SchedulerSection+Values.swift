internal import Expressions
internal import Schedules
internal import YAML

extension ReadingContext {
  /// A scalar expression over the variables of a clock.
  func expression(_ node: SpecNode, at path: SpecPath) -> Expression? {
    expression(node, at: path, over: Clock.variables)
  }

  /// A scalar expression over variables.
  func expression(
    _ node: SpecNode, at path: SpecPath, over variables: [String]
  ) -> Expression? {
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: "an expression", at: node)
      return nil
    }
    do throws(ExpressionError) {
      let expression = try Expression(text, variables: variables)
      note(expression, at: path, from: node)
      return expression
    } catch {
      findings.error(at: node.span(of: error.range), "\(path): \(error.message)")
      return nil
    }
  }

  private func note(_ expression: Expression, at path: SpecPath, from node: SpecNode) {
    // A constant is its value, however it is spelled.
    guard expression.names.isEmpty, let value = try? Expression.constant(expression.source),
      value.isFinite
    else {
      let text = withoutNeedlessSpaces(expression.source)
      return resolution.note(.text(text), "expression", at: path, from: node)
    }
    resolution.note(.number(value), "expression", at: path, from: node)
  }

  /// One list for every group, or a list of one a group.
  func lists(
    _ node: SpecNode, at path: SpecPath
  ) -> GroupSetting<SchedulerSection.ValueList>? {
    if case .sequence(let items) = node.kind, items.contains(where: isList) {
      return groupSetting(node, at: path, valueList)
    }
    return valueList(node, at: path).map { GroupSetting(shared: $0, at: node.span, path) }
  }

  /// Whether an item stands for a whole list and not for one number.
  private func isList(_ node: SpecNode) -> Bool {
    switch node.kind {
    case .sequence: true
    // A mistyped number is not a list; a call may be a list, also where it is mistyped.
    case .scalar(let scalar):
      (try? Expression.constant(scalar.text)) == nil && scalar.text.contains("(")
    case .mapping: false
    }
  }

  func valueList(
    _ node: SpecNode, at path: SpecPath
  ) -> SchedulerSection.ValueList? {
    if case .sequence(let items) = node.kind {
      guard !items.isEmpty else {
        mistake(path, expected: "at least one value", at: node)
        return nil
      }
      return list(node, at: path, of: "numbers") { number($0, at: $1) }.map { .numbers($0) }
    }
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: "a list of numbers", at: node)
      return nil
    }
    do throws(ExpressionError) {
      let list = try ListExpression(text, variables: SchedulerSection.ValueList.variables)
      resolution.note(.text(withoutNeedlessSpaces(text)), "list", at: path, from: node)
      return .expression(list)
    } catch {
      findings.error(at: node.span(of: error.range), "\(path): \(error.message)")
      return nil
    }
  }
}

/// An expression without the spaces that separate no two words, so that spelling it
/// `0.95**epoch` or `0.95 ** epoch` makes no difference.
func withoutNeedlessSpaces(_ source: String) -> String {
  var result = String.UnicodeScalarView()
  var pending = false
  for scalar in source.unicodeScalars {
    if scalar.properties.isWhitespace {
      pending = true
      continue
    }
    if pending, let last = result.last, isWordPart(last), isWordPart(scalar) { result.append(" ") }
    result.append(scalar)
    pending = false
  }
  return String(result)
}

private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar == "." || scalar.properties.isAlphabetic
    || scalar.properties.numericType != nil
}
