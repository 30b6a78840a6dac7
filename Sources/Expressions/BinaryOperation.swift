internal import RealModule

/// An operation on two numbers; NaN if either is, and for what Python refuses.
enum BinaryOperation: Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, power
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case minimum, maximum, logarithm

  @inline(__always)
  func callAsFunction(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: b == 0 ? .nan : a / b
    case .floorDivide: Self.floorQuotient(a, b)
    case .remainder: Self.floorRemainder(a, b)
    case .power: Self.power(a, b)
    case .less: Self.truth(a < b, a, b)
    case .lessOrEqual: Self.truth(a <= b, a, b)
    case .greater: Self.truth(a > b, a, b)
    case .greaterOrEqual: Self.truth(a >= b, a, b)
    case .equal: Self.truth(a == b, a, b)
    case .notEqual: Self.truth(a != b, a, b)
    // Of equal numbers the first, as in Python.
    case .minimum: b < a || b.isNaN ? b : a
    case .maximum: b > a || b.isNaN ? b : a
    case .logarithm: Self.logarithm(a, base: b)
    }
  }

  private static func truth(_ holds: Bool, _ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : holds ? 1 : 0
  }

  /// `a % b`: with the sign of `b`, exactly a − b ⌊a/b⌋ but for one rounding.
  private static func floorRemainder(_ a: Double, _ b: Double) -> Double {
    guard b != 0 else { return .nan }
    let remainder = a.truncatingRemainder(dividingBy: b)
    guard remainder != 0 else { return Double(signOf: b, magnitudeOf: 0) }
    return (b < 0) != (remainder < 0) ? remainder + b : remainder
  }

  /// `a // b`, computed from the exact remainder since `a / b` may round up to the next integer.
  private static func floorQuotient(_ a: Double, _ b: Double) -> Double {
    guard b != 0 else { return .nan }
    let remainder = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - remainder) / b
    if remainder != 0, (b < 0) != (remainder < 0) { quotient -= 1 }
    guard quotient != 0 else { return Double(signOf: a / b, magnitudeOf: 0) }
    // The quotient is within a rounding of an integer: that one is meant.
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }

  private static func power(_ a: Double, _ b: Double) -> Double {
    // pow(NaN, 0) and pow(1, NaN) are 1, and pow(0, −1) is infinite: none is a number in Python.
    if a.isNaN || b.isNaN || (a == 0 && b < 0 && b.isFinite) { return .nan }
    if let whole = Int(exactly: b) { return .pow(a, whole) }
    // What is no such integer is even where it is that large.
    return .pow(a < 0 && b.magnitude >= 0x1p63 ? -a : a, b)
  }

  private static func logarithm(_ x: Double, base: Double) -> Double {
    let scale = UnaryOperation.naturalLogarithm(base)
    return scale == 0 ? .nan : UnaryOperation.naturalLogarithm(x) / scale
  }
}
