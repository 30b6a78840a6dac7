/// The distance between the numbers of a `range`, as of numpy's `arange`.
struct Step {
  /// The distance, which is not 0.
  let value: Double

  /// The number that a formula has; 1 where there is none.
  ///
  /// - Throws: `ExpressionError` where it is 0, or no number.
  init(_ argument: Argument?, _ variables: Span<Double>) throws(ExpressionError) {
    value = argument?.program.value(variables) ?? 1
    guard let argument, value == 0 || !value.isFinite else { return }
    throw ExpressionError("'range' needs a step other than 0", argument.range)
  }

  /// How many numbers lie from one on before another.
  ///
  /// - Throws: `ExpressionError` at `range` where an end is no number.
  func count(from first: Double, to last: Double, _ range: Range<Int>) throws(ExpressionError)
    -> Int
  {
    let count = ((last - first) / value).rounded(.up)
    guard count.isFinite else {
      throw ExpressionError("'range' needs two ends that are numbers", range)
    }
    // Beyond every bound, so that it is refused as too many.
    return count < 0x1p53 ? max(Int(count), 0) : 1 << 53
  }
}
