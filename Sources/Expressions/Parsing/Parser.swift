/// Reads a source and writes its code as it goes: one pass, no tree, bounded recursion.
struct Parser {
  private var lexer: Lexer
  private(set) var token: Token
  /// Where the last word that was read ends.
  private(set) var end = 0
  var builder = CodeBuilder()
  /// The variables met so far.
  var names: Set<String> = []
  let variables: [String]
  private var depth = 0

  init(_ source: String, variables: [String]) throws(ExpressionError) {
    lexer = try Lexer(source)
    self.variables = variables
    token = try lexer.next()
    if token.kind == .end {
      throw ExpressionError("the expression is empty", 0..<lexer.source.count)
    }
  }

  /// Reads the whole source.
  mutating func whole() throws(ExpressionError) -> Operand {
    let operand = try expression()
    switch token.kind {
    case .end: return operand
    case .symbol(.rightParenthesis), .symbol(.rightBracket):
      throw error("'\(text(token))' has nothing to close")
    default: throw error("expected an operator, found '\(text(token))'")
    }
  }

  /// Takes the code of a number out as a program of its own.
  mutating func program(
    from start: Int, _ range: Range<Int>
  ) throws(ExpressionError) -> Program {
    let program = Program(builder.take(from: start))
    guard program.depth <= Bounds.pending else { throw ExpressionError(Self.tooDeep, range) }
    return program
  }

  /// A conditional, or whatever binds tighter.
  mutating func expression() throws(ExpressionError) -> Operand {
    let first = try operators(.or)
    guard token.kind == .symbol(.if) else { return first }
    let start = try number(first)
    try advance()
    let then = builder.take(from: start)
    _ = try number(try operators(.or))
    guard token.kind == .symbol(.else) else { throw expected("'else'") }
    let branch = builder.count
    builder.append(.branch(otherwise: 0, end: 0))
    builder.append(contentsOf: then)
    let jump = builder.count
    builder.append(.jump(0))
    builder.otherwise(branch)
    let last = try nested { (parser) throws(ExpressionError) in
      try parser.advance()
      return try parser.expression()
    }
    _ = try number(last)
    builder.close(branch)
    builder.close(jump)
    return scalar(start, first.range.lowerBound, first.nature.joined(last.nature))
  }

  /// Reads one level deeper; refuses to go deeper than the bound.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(ExpressionError) -> Result
  ) throws(ExpressionError) -> Result {
    guard depth < Bounds.depth else { throw error(Self.tooDeep) }
    depth += 1
    let result = try body(&self)
    depth -= 1
    return result
  }

  mutating func advance() throws(ExpressionError) {
    end = token.range.upperBound
    token = try lexer.next()
  }

  /// Goes past a word if it is the next.
  mutating func accept(_ symbol: Symbol) throws(ExpressionError) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  /// Where the code of an operand begins, which must be a number.
  func number(_ operand: Operand) throws(ExpressionError) -> Int {
    guard case .scalar(let start) = operand.value else {
      throw ExpressionError("expected a number, found a list", operand.range)
    }
    return start
  }

  /// A number whose code begins at `start` and whose source ends with the last word.
  func scalar(_ start: Int, _ lower: Int, _ nature: Nature = .number) -> Operand {
    Operand(value: .scalar(start: start), range: lower..<end, nature: nature)
  }

  func text(_ token: Token) -> String { lexer.text(token.range) }

  func error(_ message: String) -> ExpressionError { ExpressionError(message, token.range) }

  /// The error for a word that is not the one that must follow.
  func expected(_ what: String) -> ExpressionError {
    token.kind == .end
      ? error("unexpected end of expression; expected \(what)")
      : error("expected \(what), found '\(text(token))'")
  }

  private static let tooDeep = "the expression is nested more than \(Bounds.depth) deep"
}
