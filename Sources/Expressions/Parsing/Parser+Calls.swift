/// Calls of functions.
extension Parser {
  mutating func call(
    _ name: String, _ function: Function, _ first: Token
  ) throws(ExpressionError) -> Operand {
    if case .list(let function) = function { return try listCall(name, function, first) }
    let start = builder.count
    let count = try arguments(name, function, first) { (parser, index) throws(ExpressionError) in
      let operand = try parser.expression()
      _ = try parser.number(operand)
      // At once, so that only two numbers are pending however many there are.
      if case .fold(let operation) = function, index > 0 {
        parser.builder.apply(operation, from: start)
      }
    }.count
    switch function {
    case .unary(let operation): builder.apply(operation, from: start)
    case .binary(let operation): builder.apply(operation, from: start)
    case .ternary(let operation): builder.apply(operation, from: start)
    case .logarithm where count == 1: builder.apply(.naturalLogarithm, from: start)
    case .logarithm: builder.apply(.logarithm, from: start)
    case .fold, .list: break
    }
    return scalar(start, first.range.lowerBound)
  }

  /// Reads the arguments in parentheses and checks how many there are.
  private mutating func arguments<Item>(
    _ name: String, _ function: Function, _ first: Token,
    _ item: (inout Parser, Int) throws(ExpressionError) -> Item
  ) throws(ExpressionError) -> [Item] {
    let open = token
    let items = try nested { (parser) throws(ExpressionError) in
      try parser.advance()
      return try parser.items(until: .rightParenthesis, item)
    }
    try close(.rightParenthesis, open, "',' or ')'")
    let arity = function.arity
    guard arity.contains(items.count) else {
      throw ExpressionError(
        "'\(name)' takes \(Self.wording(arity)), found \(items.count)",
        first.range.lowerBound..<end)
    }
    return items
  }

  private static func wording(_ arity: ClosedRange<Int>) -> String {
    let noun = arity.upperBound == 1 || arity == 1...Bounds.length ? "argument" : "arguments"
    if arity.upperBound == Bounds.length { return "at least \(arity.lowerBound) \(noun)" }
    return arity.count == 1
      ? "\(arity.lowerBound) \(noun)" : "\(arity.lowerBound) or \(arity.upperBound) \(noun)"
  }

  private mutating func listCall(
    _ name: String, _ function: ListFunction, _ first: Token
  ) throws(ExpressionError) -> Operand {
    var numbers: [Argument] = []
    var lists: [ListProgram] = []
    _ = try arguments(name, .list(function), first) { (parser, index) throws(ExpressionError) in
      if function.takesList(at: index) {
        lists.append(try parser.list())
      } else {
        numbers.append(try parser.argument())
      }
    }
    let range = first.range.lowerBound..<end
    let program: ListProgram =
      switch function {
      case .range:
        .stepped(numbers[0], numbers[1], step: numbers.count > 2 ? numbers[2] : nil, range)
      case .linspace: .spaced(.linear, numbers[0], numbers[1], count: numbers[2], range)
      case .logspace: .spaced(.logarithmic, numbers[0], numbers[1], count: numbers[2], range)
      case .geomspace: .spaced(.geometric, numbers[0], numbers[1], count: numbers[2], range)
      case .full: .full(count: numbers[0], value: numbers[1], range)
      case .repeat: .repetition(lists[0], count: numbers[0], range)
      case .concat: .concatenation(lists, range)
      case .reverse: .reversal(lists[0], range)
      }
    return Operand(value: .list(program), range: range)
  }

  private mutating func list() throws(ExpressionError) -> ListProgram {
    let operand = try expression()
    guard case .list(let program) = operand.value else {
      throw ExpressionError("expected a list, found a number", operand.range)
    }
    return program
  }
}
