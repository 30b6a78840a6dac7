/// A number as a formula of variables, in the operators and the precedence of Python.
///
/// Numbers are 64-bit floats throughout and operators mean what they mean for Python's floats, to
/// the last bit; Python's integers are exact beyond 2⁵³ and these are not. True is 1 and false 0.
/// What Python refuses to compute (division by zero, `sqrt(-1)`, `(-8) ** 0.5`) is NaN, and
/// an operation on NaN is NaN: comparisons, `and`, `or`, `not`, `min`, `max` and the condition of
/// an `if` too. So the value is NaN unless everything that it was made of is a number. Overflow is
/// infinite.
///
/// A source is compiled once; an evaluation allocates nothing.
public struct Expression: Sendable, Equatable {
  /// The formula as it was written.
  public let source: String
  /// The variables that may occur, in the order of their slots.
  public let variables: [String]
  /// The variables that do occur.
  public let names: Set<String>

  private let program: Program
  private let nature: Nature

  /// How many operations the formula has, those included that a value does not need.
  public var operationCount: Int { program.count }

  /// Compiles a source.
  ///
  /// - Parameters:
  ///   - source: The formula: at most 10,000 characters, at most 100 deep.
  ///   - variables: The names of the variables, in the order in which values will be given.
  /// - Throws: `ExpressionError` for the first mistake.
  public init(_ source: String, variables: [String]) throws(ExpressionError) {
    switch try AnyExpression.parse(source, variables: variables) {
    case .scalar(let expression): self = expression
    case .list(let list): throw ExpressionError("expected a number, found a list", list.range)
    }
  }

  init(
    _ source: String, variables: [String], names: Set<String>, program: Program, nature: Nature
  ) {
    (self.source, self.variables, self.names) = (source, variables, names)
    (self.program, self.nature) = (program, nature)
  }

  /// Whether it has no variables and is no number as anyone writes one: a truth such as `true` or
  /// `1 < 2`, or the name of a constant alone, such as `e`.
  public var isTruthOrName: Bool { names.isEmpty && nature != .number }

  /// The value of a formula without variables, such as `1/3`.
  ///
  /// - Throws: `ExpressionError` for the first mistake, if the value is not finite, and for a truth or
  ///   the name of a constant alone.
  public static func constant(_ source: String) throws(ExpressionError) -> Double {
    let expression = try Expression(source, variables: [])
    guard !expression.isTruthOrName else {
      let found = expression.nature == .truth ? "true or false" : "the name of a constant"
      throw ExpressionError("expected a number, found \(found)", 0..<source.unicodeScalars.count)
    }
    let value = expression.value([Double]().span)
    guard value.isFinite else {
      throw ExpressionError(
        "the value is not a finite number", 0..<source.unicodeScalars.count)
    }
    return value
  }

  /// The value for values of the variables.
  ///
  /// - Parameter variables: One number for each of `self.variables`, in that order.
  /// - Returns: The number; NaN if any part of it is not a number.
  public func value(_ variables: Span<Double>) -> Double {
    precondition(
      variables.count == self.variables.count, "one value is needed for each variable")
    return program.value(variables)
  }

  /// Two expressions are equal if they have the same source and the same variables.
  public static func == (a: Expression, b: Expression) -> Bool {
    a.source == b.source && a.variables == b.variables
  }
}

extension Expression {
  /// The words that a constant expression may have beside Python's operators: constants and
  /// functions of numbers, in order.
  public static var words: [String] {
    let functions = Function.all.filter { if case .list = $0.value { false } else { true } }
    return (Array(Constants.all.keys) + Array(functions.keys)).sorted()
  }
}
