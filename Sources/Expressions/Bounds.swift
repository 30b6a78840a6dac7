/// What one expression may ask for.
enum Bounds {
  /// The length of a source in Unicode scalars, and so a bound on every program.
  static let length = 10_000
  /// How deep parentheses, calls, signs, powers and conditionals may nest.
  static let depth = 100
  /// Numbers pending at one time; so many lie on the machine's stack without an allocation.
  static let pending = 128
  /// The numbers in all the lists of one expression.
  static let listCount = 1_000_000
}
