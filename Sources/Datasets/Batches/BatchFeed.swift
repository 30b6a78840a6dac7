/// Batches one after the other, as training takes them.
///
/// First ``advance(to:)`` names a step, then its parts are copied to where they are needed. What
/// comes out is a pure function of the step, whatever was asked before.
public protocol BatchFeed {
  /// Goes to the batch of a training step, counted from 0 over all epochs, and tells its size.
  ///
  /// Any step may be asked for, the next one costs least.
  mutating func advance(to step: Int) -> Int

  /// Copies the batch's inputs, augmented, to the beginning of a span.
  ///
  /// - Parameter inputs: `[samples of the batch, inputSize]`, row-major.
  mutating func copyInputs(into inputs: inout MutableSpan<Float>)

  /// Copies the batch's classes, `[samples of the batch]`; the targets must be classes.
  mutating func copyClasses(into classes: inout MutableSpan<Int32>)

  /// Copies the batch's target values, `[samples of the batch, width]`; the targets must be values.
  mutating func copyValues(into values: inout MutableSpan<Float>)
}
