/// A list of numbers as a formula of variables: `linspace(0.01, 0.1, epochs)`.
///
/// A list is written `[1, 2, 3]` or made by a function; there is no arithmetic on lists.
///
/// | function | values |
/// |---|---|
/// | `range(a, b)`, `range(a, b, step)` | `a`, `a + step`, … as long as they lie before `b`; the step is 1 unless given |
/// | `linspace(a, b, n)` | evenly spaced from `a` to `b`, both included |
/// | `logspace(a, b, n)` | `10 ** x` for x in `linspace(a, b, n)` |
/// | `geomspace(a, b, n)` | evenly spaced in the logarithm, from `a` to `b` |
/// | `full(n, x)` | `x`, `n` times |
/// | `repeat(list, n)` | the whole list, `n` times over |
/// | `concat(list, …)` | one list after the other |
/// | `reverse(list)` | from the last to the first |
///
/// The first four use the formulas of numpy, `range` those of its `arange`.
public struct ListExpression: Sendable, Equatable {
  /// The formula as it was written.
  public let source: String
  /// The variables that may occur, in the order of their slots.
  public let variables: [String]
  /// The variables that do occur.
  public let names: Set<String>

  private let program: ListProgram

  /// Compiles a source.
  ///
  /// - Parameters:
  ///   - source: The formula: at most 10,000 characters, at most 100 deep.
  ///   - variables: The names of the variables, in the order in which values will be given.
  /// - Throws: `ExpressionError` for the first mistake.
  public init(_ source: String, variables: [String]) throws(ExpressionError) {
    switch try AnyExpression.parse(source, variables: variables) {
    case .list(let list): self = list
    case .scalar:
      throw ExpressionError(
        "expected a list, found a number", Lexer.trimmedRange(of: Array(source.unicodeScalars)))
    }
  }

  init(_ source: String, variables: [String], names: Set<String>, program: ListProgram) {
    (self.source, self.variables, self.names, self.program) = (source, variables, names, program)
  }

  /// Where the first of its numbers stands that is none as anyone writes one: a truth such as `true`,
  /// or, as an item, the name of a constant alone, such as `e`.
  public var truthOrName: Range<Int>? { program.truthOrName?.range }

  /// Where the list stands in the source.
  var range: Range<Int> { program.range }

  /// The values for values of the variables.
  ///
  /// - Parameter variables: One number for each of `self.variables`, in that order.
  /// - Returns: The numbers; NaN where an item has no value.
  /// - Throws: `ExpressionError` where a count is not a whole number from 0, where more than
  ///   1,000,000 values are asked for, or where the ends of a `geomspace` have no logarithm.
  public func values(_ variables: Span<Double>) throws(ExpressionError) -> [Double] {
    precondition(
      variables.count == self.variables.count, "one value is needed for each variable")
    var room = Bounds.listCount
    return try program.values(variables, &room)
  }

  /// Two lists are equal if they have the same source and the same variables.
  public static func == (a: ListExpression, b: ListExpression) -> Bool {
    a.source == b.source && a.variables == b.variables
  }
}
