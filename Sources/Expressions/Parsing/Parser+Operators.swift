/// Operators, by precedence climbing.
extension Parser {
  /// What binds at least as tightly as a level.
  mutating func operators(_ level: Level) throws(ExpressionError) -> Operand {
    var left = try prefixed(level)
    while true {
      if let (operation, found) = infix, found >= level {
        left =
          try found == .comparison
          ? comparison(left) : arithmetic(left, operation, found)
      } else if token.kind == .symbol(.and), level <= .and {
        left = try junction(left, .and(end: 0), .and)
      } else if token.kind == .symbol(.or), level <= .or {
        left = try junction(left, .or(end: 0), .or)
      } else {
        return left
      }
    }
  }

  private var infix: (operation: BinaryOperation, level: Level)? {
    guard case .symbol(let symbol) = token.kind else { return nil }
    return symbol.binary
  }

  private mutating func prefixed(_ level: Level) throws(ExpressionError) -> Operand {
    guard token.kind == .symbol(.not) else { return try signed() }
    guard level <= .not else {
      throw error("'not' binds looser than the operator before it; put it in parentheses")
    }
    return try prefix(.inversion) { (parser) throws(ExpressionError) in
      try parser.operators(.not)
    }
  }

  /// A power with signs before it; what stands right of `**` may have signs as well.
  private mutating func signed() throws(ExpressionError) -> Operand {
    switch token.kind {
    case .symbol(.minus):
      return try prefix(.negation) { (parser) throws(ExpressionError) in try parser.signed() }
    case .symbol(.plus):
      return try prefix(nil) { (parser) throws(ExpressionError) in try parser.signed() }
    default:
      return try power()
    }
  }

  private mutating func prefix(
    _ operation: UnaryOperation?, _ operand: (inout Parser) throws(ExpressionError) -> Operand
  ) throws(ExpressionError) -> Operand {
    let lower = token.range.lowerBound
    let operand = try nested { (parser) throws(ExpressionError) in
      try parser.advance()
      return try operand(&parser)
    }
    let start = try number(operand)
    if let operation { builder.apply(operation, from: start) }
    // A sign makes no number of a truth.
    return scalar(start, lower, operation == .inversion ? .truth : operand.nature)
  }

  private mutating func power() throws(ExpressionError) -> Operand {
    let base = try primary()
    guard token.kind == .symbol(.power) else { return base }
    let start = try number(base)
    let exponent = try nested { (parser) throws(ExpressionError) in
      try parser.advance()
      return try parser.signed()
    }
    _ = try number(exponent)
    builder.apply(.power, from: start)
    return scalar(start, base.range.lowerBound)
  }

  private mutating func arithmetic(
    _ left: Operand, _ operation: BinaryOperation, _ level: Level
  ) throws(ExpressionError) -> Operand {
    let start = try number(left)
    try advance()
    _ = try number(try operators(level.next))
    builder.apply(operation, from: start)
    return scalar(start, left.range.lowerBound)
  }

  /// `a < b <= c` holds if both do; each operand is computed at most once.
  private mutating func comparison(_ left: Operand) throws(ExpressionError) -> Operand {
    let start = try number(left)
    var chains: [Int] = []
    while let (operation, level) = infix, level == .comparison {
      try advance()
      _ = try number(try operators(level.next))
      if infix?.level == .comparison {
        chains.append(builder.count)
        builder.append(.chain(operation, end: 0))
      } else if chains.isEmpty {
        builder.apply(operation, from: start)
      } else {
        builder.append(.binary(operation))
      }
    }
    for chain in chains { builder.close(chain) }
    return scalar(start, left.range.lowerBound, .truth)
  }

  /// `and`, `or`: the operand that decides, as in Python.
  private mutating func junction(
    _ left: Operand, _ instruction: Instruction, _ level: Level
  ) throws(ExpressionError) -> Operand {
    let start = try number(left)
    let jump = builder.count
    builder.append(instruction)
    try advance()
    let right = try operators(level.next)
    _ = try number(right)
    builder.close(jump)
    return scalar(start, left.range.lowerBound, left.nature.joined(right.nature))
  }
}
