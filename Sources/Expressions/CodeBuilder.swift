/// Collects instructions, and computes what is constant at once, with the operations themselves.
struct CodeBuilder {
  private(set) var code: [Instruction] = []

  var count: Int { code.count }

  mutating func append(_ instruction: Instruction) { code.append(instruction) }

  mutating func append(contentsOf instructions: [Instruction]) {
    code.append(contentsOf: instructions)
  }

  /// Applies an operation to the number that the code from `start` leaves.
  mutating func apply(_ operation: UnaryOperation, from start: Int) {
    if let x = constants(from: start, 1)?.first {
      replace(from: start, with: operation(x))
    } else {
      code.append(.unary(operation))
    }
  }

  /// Applies an operation to the two numbers that the code from `start` leaves.
  mutating func apply(_ operation: BinaryOperation, from start: Int) {
    if let x = constants(from: start, 2) {
      replace(from: start, with: operation(x[0], x[1]))
    } else {
      code.append(.binary(operation))
    }
  }

  /// Applies an operation to the three numbers that the code from `start` leaves.
  mutating func apply(_ operation: TernaryOperation, from start: Int) {
    if let x = constants(from: start, 3) {
      replace(from: start, with: operation(x[0], x[1], x[2]))
    } else {
      code.append(.ternary(operation))
    }
  }

  /// Takes away the code from `start`; distances are relative, so it may be put back elsewhere.
  mutating func take(from start: Int) -> [Instruction] {
    defer { code.removeSubrange(start...) }
    return Array(code[start...])
  }

  /// Makes an instruction that was appended for later point to the end of the code.
  mutating func close(_ index: Int) {
    let distance = code.count - index
    switch code[index] {
    case .chain(let operation, _): code[index] = .chain(operation, end: distance)
    case .and: code[index] = .and(end: distance)
    case .or: code[index] = .or(end: distance)
    case .jump: code[index] = .jump(distance)
    case .branch(let otherwise, _): code[index] = .branch(otherwise: otherwise, end: distance)
    default: preconditionFailure("only a jump has a target")
    }
  }

  /// Makes a branch go to the end of the code if its number is 0.
  mutating func otherwise(_ index: Int) {
    code[index] = .branch(otherwise: code.count - index, end: 0)
  }

  /// The constants that the code from `start` consists of, if it is so many and nothing else.
  ///
  /// An operand that is one instruction has no jump in it, so nothing points between them.
  private func constants(from start: Int, _ count: Int) -> [Double]? {
    guard code.count - start == count else { return nil }
    var values: [Double] = []
    for instruction in code[start...] {
      guard case .constant(let value) = instruction else { return nil }
      values.append(value)
    }
    return values
  }

  private mutating func replace(from start: Int, with value: Double) {
    code.removeSubrange(start...)
    code.append(.constant(value))
  }
}
