import Messages

@testable import Expressions
@testable import Schedules

/// Sources for the schedule language.
enum ExpressionTrial {
  static func run(_ bytes: [UInt8]) -> Bool {
    let source = String(decoding: bytes, as: UTF8.self)
    do throws(ExpressionError) {
      switch try AnyExpression.parse(source, variables: Clock.variables) {
      case .scalar(let expression): evaluate(expression)
      case .list(let list): try evaluate(list)
      }
      return true
    } catch {
      precondition(
        0 <= error.range.lowerBound && error.range.upperBound <= source.unicodeScalars.count,
        "a mistake outside the source")
      FuzzTarget.check(Legible.escaped(error.message))
      return false
    }
  }

  private static let values: [[Double]] = [
    [0, 0, 0, 10, 100, 0, 0.1], [9, 99, 99, 10, 100, 1, 1e-300],
    [.nan, 3, 3, .nan, 100, 0.5, -1e300],
  ]

  private static func evaluate(_ expression: Expression) {
    for slots in values {
      let value = expression.value(slots.span)
      precondition(
        !expression.names.contains("epoch") || !slots[0].isNaN || isOneBranch(expression)
          || value.isNaN, "a number made of what is none")
    }
  }

  /// Whether parts of an expression may not count.
  private static func isOneBranch(_ expression: Expression) -> Bool {
    ["if", "and", "or", "<", ">", "==", "!="].contains { expression.source.contains($0) }
  }

  private static func evaluate(_ list: ListExpression) throws(ExpressionError) {
    // The first values are those of a run; counts that are none are refused.
    let first = values[0]
    let made = try list.values(first.span)
    precondition(made.count <= Bounds.listCount, "a list beyond its bound")
    for slots in values.dropFirst() { _ = try? list.values(slots.span) }
  }
}
