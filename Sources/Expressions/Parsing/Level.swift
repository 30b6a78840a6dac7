/// How tightly an operator binds, from `or` to the signs; Python's order.
enum Level: Int, Comparable {
  case or, and, not, comparison, sum, product, sign

  static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  /// The level that binds one step tighter: that of a right operand.
  var next: Level { Level(rawValue: rawValue + 1) ?? .sign }
}
