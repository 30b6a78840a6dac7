internal import Declarations
internal import Expressions
internal import Schedules

extension ValueReader {
  func expression(over variables: [String]) -> Expression? {
    guard let text else {
      refuse(expected: "an expression")
      return nil
    }
    do throws(ExpressionError) {
      let expression = try Expression(text, variables: variables)
      guard !expression.isTruthOrName else {
        refuse(expected: "an expression")
        return nil
      }
      note(expression)
      return expression
    } catch {
      refuse(error.message, at: error.range)
      return nil
    }
  }

  private func note(_ expression: Expression) {
    // A constant is its value, however it is spelled.
    let constant = try? expression.names.isEmpty ? Expression.constant(expression.source) : nil
    let value =
      constant.flatMap { $0.isFinite ? PlainValue.number($0) : nil }
      ?? .text(withoutNeedlessSpaces(expression.source))
    context.resolution.note(value, "expression", at: path, from: node)
  }

  func values() -> ValueList? {
    if let parts {
      guard !parts.isEmpty else {
        refuse(expected: "at least one value")
        return nil
      }
      return list(of: "numbers") { $0.number(.any) }.map { .numbers($0) }
    }
    guard let text else {
      refuse(expected: "a list of numbers")
      return nil
    }
    do throws(ExpressionError) {
      let list = try ListExpression(text, variables: ValueList.variables)
      if let range = list.truthOrName {
        let scalars = Array(text.unicodeScalars)[range]
        let found = abbreviated(String(String.UnicodeScalarView(scalars)))
        refuse("expected a number, found '\(found)'", at: range)
        return nil
      }
      context.resolution.note(.text(withoutNeedlessSpaces(text)), "list", at: path, from: node)
      return .expression(list)
    } catch {
      refuse(error.message, at: error.range)
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
