/// The arithmetic of `RMSpropRule`.
struct RMSpropKernel: UpdateKernel {
  let learningRate: Float
  let momentum: Float
  let weightDecay: Float
  let kept: Float
  let taken: Float
  let eps: Float
  let centered: Bool

  init(_ hyperparameters: Hyperparameters, rule: RMSpropRule) {
    learningRate = Float(hyperparameters.learningRate)
    momentum = Float(hyperparameters.momentum)
    weightDecay = Float(hyperparameters.weightDecay)
    kept = Float(rule.alpha)
    taken = Float(1 - rule.alpha)
    eps = Float(rule.eps)
    centered = rule.centered
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ squares: inout MutableSpan<Float>,
    _ velocities: inout MutableSpan<Float>, _ means: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, squares.count))
    if momentum != 0 { check(range, within: velocities.count) }
    if centered { check(range, within: means.count) }
    // Four loops, each without a branch.
    switch (momentum != 0, centered) {
    case (false, false):
      for i in range {
        values[unchecked: i] -= learningRate * direction(i, values, gradients, &squares)
      }
    case (true, false):
      for i in range {
        let velocity =
          momentum * velocities[unchecked: i] + direction(i, values, gradients, &squares)
        velocities[unchecked: i] = velocity
        values[unchecked: i] -= learningRate * velocity
      }
    case (false, true):
      for i in range {
        values[unchecked: i] -= learningRate * direction(i, values, gradients, &squares, &means)
      }
    case (true, true):
      for i in range {
        let velocity =
          momentum * velocities[unchecked: i] + direction(i, values, gradients, &squares, &means)
        velocities[unchecked: i] = velocity
        values[unchecked: i] -= learningRate * velocity
      }
    }
  }

  /// Moves the average of squares and gives the gradient divided by its root.
  @inline(__always)
  private func direction(
    _ i: Int, _ values: borrowing MutableSpan<Float>, _ gradients: Span<Float>,
    _ squares: inout MutableSpan<Float>
  ) -> Float {
    let gradient = gradients[unchecked: i] + weightDecay * values[unchecked: i]
    let square = kept * squares[unchecked: i] + taken * (gradient * gradient)
    squares[unchecked: i] = square
    return quotient(gradient, root(square) + eps)
  }

  /// Moves both averages and gives the gradient divided by its standard deviation.
  @inline(__always)
  private func direction(
    _ i: Int, _ values: borrowing MutableSpan<Float>, _ gradients: Span<Float>,
    _ squares: inout MutableSpan<Float>, _ means: inout MutableSpan<Float>
  ) -> Float {
    let gradient = gradients[unchecked: i] + weightDecay * values[unchecked: i]
    let square = kept * squares[unchecked: i] + taken * (gradient * gradient)
    let mean = means[unchecked: i] + taken * (gradient - means[unchecked: i])
    squares[unchecked: i] = square
    means[unchecked: i] = mean
    let variance = square - mean * mean
    return quotient(gradient, root(variance < 0 ? 0 : variance) + eps)
  }
}
