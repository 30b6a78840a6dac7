/// The arithmetic of one update of one group, its numbers in the precision of the parameters.
///
/// What fills a range up is 0 in values and gradients, and must stay so. Where a denominator is 0,
/// as it can be only where the rule's `eps` is, the quotient counts as 0.
public protocol UpdateKernel {
  /// Updates the values in a range, and in the rule's buffers what belongs to them.
  ///
  /// - Parameters:
  ///   - values: The values of the store.
  ///   - gradients: Their gradients.
  ///   - first: The rule's first buffer.
  ///   - second: The rule's second buffer.
  ///   - third: The rule's third buffer.
  ///   - range: What is updated.
  /// - Precondition: The range lies in all of them but the buffers that the update does not need.
  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    _ first: inout MutableSpan<Float>, _ second: inout MutableSpan<Float>,
    _ third: inout MutableSpan<Float>, in range: Range<Int>)
}

extension UpdateKernel {
  /// Refuses a range that some buffer does not cover.
  ///
  /// Checked once: a check at every element would keep a loop from being vectorised.
  @inline(__always)
  func check(_ range: Range<Int>, within count: Int) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "the range must lie in the buffers")
  }
}

/// A quotient that is 0 where its denominator is.
@inline(__always)
func quotient(_ numerator: Float, _ denominator: Float) -> Float {
  denominator == 0 ? 0 : numerator / denominator
}

/// The root of a number that is not negative.
///
/// The compiler does not know that, and would call a function of the C library, which notes a
/// negative number as an error; of a magnitude it makes an instruction on vectors.
@inline(__always)
func root(_ number: Float) -> Float { number.magnitude.squareRoot() }
