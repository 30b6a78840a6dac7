/// A formula for a number or for a list, as its source has it.
public enum AnyExpression: Sendable, Equatable {
  /// A number.
  case scalar(Expression)
  /// A list of numbers.
  case list(ListExpression)

  /// Compiles a source and tells what it is.
  ///
  /// - Parameters:
  ///   - source: The formula: at most 10,000 characters, at most 100 deep.
  ///   - variables: The names of the variables, in the order in which values will be given.
  /// - Returns: A number's formula or a list's.
  /// - Throws: `ExpressionError` for the first mistake.
  public static func parse(
    _ source: String, variables: [String]
  ) throws(ExpressionError) -> AnyExpression {
    var parser = try Parser(source, variables: variables)
    let operand = try parser.whole()
    let names = parser.names
    switch operand.value {
    case .list(let program):
      return .list(
        ListExpression(source, variables: variables, names: names, program: program))
    case .scalar(let start):
      let program = try parser.program(from: start, operand.range)
      return .scalar(
        Expression(
          source, variables: variables, names: names, program: program, nature: operand.nature))
    }
  }
}
