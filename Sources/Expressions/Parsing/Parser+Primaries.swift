import Messages

/// Numbers, names, parentheses and lists.
extension Parser {
  mutating func primary() throws(ExpressionError) -> Operand {
    let first = token
    let operand: Operand
    switch first.kind {
    case .number(let value):
      operand = try leaf(.constant(value))
    case .name(let name):
      operand = try named(name)
    case .symbol(.leftParenthesis):
      operand = try parenthesized()
    case .symbol(.leftBracket):
      operand = try listLiteral()
    case .end:
      throw error("unexpected end of expression")
    case .symbol:
      throw error("expected an operand, found '\(text(first))'")
    }
    try refuseSuffix(of: operand)
    return operand
  }

  private mutating func leaf(
    _ instruction: Instruction, _ nature: Nature = .number
  ) throws(ExpressionError) -> Operand {
    let lower = token.range.lowerBound
    let start = builder.count
    builder.append(instruction)
    try advance()
    return scalar(start, lower, nature)
  }

  private mutating func parenthesized() throws(ExpressionError) -> Operand {
    let open = token
    let inner = try nested { (parser) throws(ExpressionError) in
      try parser.advance()
      return try parser.expression()
    }
    try close(.rightParenthesis, open, "an operator or ')'")
    return Operand(value: inner.value, range: open.range.lowerBound..<end, nature: inner.nature)
  }

  private mutating func listLiteral() throws(ExpressionError) -> Operand {
    let open = token
    let items = try nested { (parser) throws(ExpressionError) in
      try parser.advance()
      return try parser.items(until: .rightBracket) { (parser, _) throws(ExpressionError) in
        try parser.argument()
      }
    }
    try close(.rightBracket, open, "',' or ']'")
    let range = open.range.lowerBound..<end
    return Operand(value: .list(.literal(items, range)), range: range)
  }

  /// What stands between brackets, with commas between and perhaps after; the index is passed on.
  mutating func items<Item>(
    until closing: Symbol, _ item: (inout Parser, Int) throws(ExpressionError) -> Item
  ) throws(ExpressionError) -> [Item] {
    var items: [Item] = []
    while token.kind != .symbol(closing) {
      items.append(try item(&self, items.count))
      guard try accept(.comma) else { break }
    }
    return items
  }

  /// A number as a program of its own.
  mutating func argument() throws(ExpressionError) -> Argument {
    let operand = try expression()
    let start = try number(operand)
    return Argument(
      program: try program(from: start, operand.range), range: operand.range,
      nature: operand.nature)
  }

  /// Goes past a closing bracket.
  mutating func close(
    _ symbol: Symbol, _ open: Token, _ what: String
  ) throws(ExpressionError) {
    if token.kind == .end { throw ExpressionError("'\(text(open))' is never closed", open.range) }
    guard try accept(symbol) else { throw expected(what) }
  }

  private mutating func named(_ name: String) throws(ExpressionError) -> Operand {
    let first = token
    if let slot = variables.firstIndex(of: name) {
      names.insert(name)
      return try leaf(.variable(slot))
    }
    if let constant = Constants.all[name] {
      return try leaf(.constant(constant), Nature(ofConstant: name))
    }
    try advance()
    if token.kind == .symbol(.leftParenthesis) {
      guard let function = Function.all[name] else {
        throw ExpressionError("unknown function '\(name)'" + hint(name, functions), first.range)
      }
      return try call(name, function, first)
    }
    if token.kind == .symbol(.dot) { throw try attribute() }
    let isFunction = Function.all[name] != nil
    throw ExpressionError(
      isFunction
        ? "'\(name)' is a function; give its arguments in parentheses"
        : "unknown name '\(name)'" + hint(name, variables + Constants.all.keys.sorted()),
      first.range)
  }

  private var functions: [String] { Function.all.keys.sorted() }

  private func hint(_ name: String, _ known: [String]) -> String {
    Spelling.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Python has more that may follow an operand.
  private mutating func refuseSuffix(of operand: Operand) throws(ExpressionError) {
    switch token.kind {
    case .symbol(.dot): throw try attribute()
    case .symbol(.leftBracket): throw error("subscripts are not supported")
    case .symbol(.leftParenthesis):
      throw ExpressionError("this is not a function and cannot be called", operand.range)
    default: break
    }
  }

  /// The error for `np.exp`, at the dot.
  private mutating func attribute() throws(ExpressionError) -> ExpressionError {
    let dot = token.range
    try advance()
    var message = "attributes are not supported"
    if case .name(let name) = token.kind,
      Function.all[name] != nil || Constants.all[name] != nil || variables.contains(name)
    {
      message += "; write '\(name)'"
    }
    return ExpressionError(message, dot)
  }
}
