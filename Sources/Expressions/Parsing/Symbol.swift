/// The fixed words of the language.
enum Symbol: String {
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case comma = ","
  case dot = "."
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case floorDivision = "//"
  case remainder = "%"
  case power = "**"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and, or, not
  case `if`, `else`

  /// The operation of an operator with two operands and how tightly it binds.
  var binary: (operation: BinaryOperation, level: Level)? {
    switch self {
    case .plus: (.add, .sum)
    case .minus: (.subtract, .sum)
    case .times: (.multiply, .product)
    case .over: (.divide, .product)
    case .floorDivision: (.floorDivide, .product)
    case .remainder: (.remainder, .product)
    case .less: (.less, .comparison)
    case .lessOrEqual: (.lessOrEqual, .comparison)
    case .greater: (.greater, .comparison)
    case .greaterOrEqual: (.greaterOrEqual, .comparison)
    case .equal: (.equal, .comparison)
    case .notEqual: (.notEqual, .comparison)
    default: nil
    }
  }
}
