/// The code of a formula for a number, ready to run.
struct Program: Sendable {
  private let code: [Instruction]
  /// The most numbers that are on the stack at one time.
  let depth: Int

  init(_ code: [Instruction]) {
    self.code = code
    var (height, highest) = (0, 0)
    for instruction in code {
      height += instruction.growth
      highest = max(highest, height)
    }
    precondition(height == 1, "a program leaves one number")
    depth = highest
  }

  /// How many instructions there are.
  var count: Int { code.count }

  /// Runs the code; each number of `variables` stands in the slot that the code was compiled for.
  func value(_ variables: Span<Double>) -> Double {
    if code.count == 1, case .constant(let value) = code[0] { return value }
    return variables.withUnsafeBufferPointer { variables in
      code.withUnsafeBufferPointer { code in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: depth) { stack in
          Self.run(code, variables, stack)
        }
      }
    }
  }

  /// `depth` bounds the stack, and every jump leads forward to at most the end of the code.
  private static func run(
    _ code: UnsafeBufferPointer<Instruction>, _ variables: UnsafeBufferPointer<Double>,
    _ stack: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var (next, top) = (0, -1)
    while next < code.count {
      var distance = 1
      switch code[next] {
      case .constant(let value):
        top += 1
        stack[top] = value
      case .variable(let slot):
        top += 1
        stack[top] = variables[slot]
      case .unary(let operation):
        stack[top] = operation(stack[top])
      case .binary(let operation):
        top -= 1
        stack[top] = operation(stack[top], stack[top + 1])
      case .ternary(let operation):
        top -= 2
        stack[top] = operation(stack[top], stack[top + 1], stack[top + 2])
      case .chain(let operation, let end):
        top -= 1
        let holds = operation(stack[top], stack[top + 1])
        stack[top] = holds == 1 ? stack[top + 1] : holds
        if holds != 1 { distance = end }
      case .and(let end):
        if stack[top] == 0 || stack[top].isNaN { distance = end } else { top -= 1 }
      case .or(let end):
        if stack[top] != 0 { distance = end } else { top -= 1 }
      case .branch(let otherwise, let end):
        if stack[top].isNaN {
          distance = end
        } else {
          if stack[top] == 0 { distance = otherwise }
          top -= 1
        }
      case .jump(let end):
        distance = end
      }
      next += distance
    }
    return stack[0]
  }
}
