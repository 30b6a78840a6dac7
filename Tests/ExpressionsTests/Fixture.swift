@testable import Expressions

/// The variables of the tables and what they are there.
enum Fixture {
  static let variables = ["epoch", "step", "t", "x"]
  static let values: [Double] = [7, 0, 12, 0.3]

  static func value(_ source: String) throws -> Double {
    try Expression(source, variables: variables).value(values.span)
  }

  static func list(_ source: String) throws -> [Double] {
    try ListExpression(source, variables: variables).values(values.span)
  }

  /// How many floats lie between two numbers of one sign.
  static func ulps(_ a: Double, _ b: Double) -> Int {
    a == b ? 0 : abs(Int(Int64(bitPattern: a.bitPattern) - Int64(bitPattern: b.bitPattern)))
  }
}
