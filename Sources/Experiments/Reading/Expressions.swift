internal import Declarations
internal import Expressions
internal import Schedules

extension ReadingContext {
  /// An expression over variables.
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

  /// Values over time: a list of numbers, or an expression for one.
  func valueList(_ node: SpecNode, at path: SpecPath) -> ValueList? {
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
      let list = try ListExpression(text, variables: ValueList.variables)
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
