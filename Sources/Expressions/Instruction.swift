/// A step of a program for a stack machine; distances count from the instruction itself.
enum Instruction: Sendable {
  case constant(Double)
  case variable(Int)
  case unary(UnaryOperation)
  case binary(BinaryOperation)
  case ternary(TernaryOperation)
  /// A comparison that more follow: keeps the right operand if it holds, else the result, and jumps.
  case chain(BinaryOperation, end: Int)
  /// Keeps the number and jumps if it is 0 or NaN, else drops it.
  case and(end: Int)
  /// Keeps the number and jumps unless it is 0, else drops it.
  case or(end: Int)
  /// Drops the number: goes on unless it is 0, then jumps; if it is NaN, keeps it and jumps.
  case branch(otherwise: Int, end: Int)
  case jump(Int)

  /// How many numbers more there are on the stack where the next instruction begins.
  var growth: Int {
    switch self {
    case .constant, .variable: 1
    case .unary: 0
    case .binary, .chain, .and, .or, .branch: -1
    // What a jump leaves behind belongs to its target.
    case .jump: -1
    case .ternary: -2
    }
  }
}
