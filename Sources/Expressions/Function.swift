/// What a function of the language is: its operation and how many arguments it takes.
enum Function {
  case unary(UnaryOperation)
  case binary(BinaryOperation)
  case ternary(TernaryOperation)
  /// Two arguments or more, from left to right.
  case fold(BinaryOperation)
  /// A logarithm: one argument, or a second that is the base.
  case logarithm
  case list(ListFunction)

  /// Every function by its name.
  static let all: [String: Function] = [
    "abs": .unary(.magnitude), "sign": .unary(.sign), "sqrt": .unary(.squareRoot),
    "exp": .unary(.exponential), "log2": .unary(.binaryLogarithm),
    "log10": .unary(.decimalLogarithm), "sin": .unary(.sine), "cos": .unary(.cosine),
    "tan": .unary(.tangent), "atan": .unary(.arctangent), "sinh": .unary(.hyperbolicSine),
    "cosh": .unary(.hyperbolicCosine), "tanh": .unary(.hyperbolicTangent),
    "floor": .unary(.floor), "ceil": .unary(.ceiling), "round": .unary(.rounding),
    "trunc": .unary(.truncation), "int": .unary(.truncation), "pow": .binary(.power),
    "min": .fold(.minimum), "max": .fold(.maximum), "log": .logarithm,
    "clip": .ternary(.clip), "lerp": .ternary(.interpolation),
    "range": .list(.range), "linspace": .list(.linspace), "logspace": .list(.logspace),
    "geomspace": .list(.geomspace),
    "full": .list(.full), "repeat": .list(.repeat), "concat": .list(.concat),
    "reverse": .list(.reverse),
  ]

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .unary: 1...1
    case .binary: 2...2
    case .ternary: 3...3
    case .fold: 2...Bounds.length
    case .logarithm: 1...2
    case .list(let function): function.arity
    }
  }
}
