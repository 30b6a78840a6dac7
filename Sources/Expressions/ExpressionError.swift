/// Why a source is not an expression, or has no value, and where.
public struct ExpressionError: Error, Sendable, Hashable {
  /// What is wrong, in plain words, without the place.
  public let message: String
  /// Where it is wrong, in Unicode scalars from the start of the source; empty at its end.
  public let range: Range<Int>

  /// Makes an error.
  public init(_ message: String, _ range: Range<Int>) {
    (self.message, self.range) = (message, range)
  }
}
