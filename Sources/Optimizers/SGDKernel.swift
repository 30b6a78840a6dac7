/// The arithmetic of one update of one group, its numbers in the precision of the parameters.
struct SGDKernel {
  let learningRate: Float
  let momentum: Float
  let weightDecay: Float
  let nesterov: Bool

  // What the new velocity takes of the old one and of the gradient. At the first update there is
  // no old one, and dampening does not apply.
  let kept: Float
  let taken: Float

  init(_ hyperparameters: Hyperparameters, isFirst: Bool) {
    learningRate = Float(hyperparameters.learningRate)
    momentum = Float(hyperparameters.momentum)
    weightDecay = Float(hyperparameters.weightDecay)
    nesterov = hyperparameters.nesterov
    kept = isFirst ? 0 : momentum
    taken = isFirst ? 1 : Float(1 - hyperparameters.dampening)
  }

  /// Updates a range of values without momentum.
  func update(_ values: inout MutableSpan<Float>, gradients: Span<Float>, in range: Range<Int>) {
    Self.check(range, count: min(values.count, gradients.count))
    for i in range {
      // Checked above, once: a check at every element would keep the loop from being vectorised.
      let value = values[unchecked: i]
      values[unchecked: i] = value - learningRate * (gradients[unchecked: i] + weightDecay * value)
    }
  }

  /// Updates a range of values and of their velocities.
  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    velocities: inout [Float], in range: Range<Int>
  ) {
    var velocities = velocities.mutableSpan
    Self.check(range, count: min(values.count, gradients.count, velocities.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let velocity = kept * velocities[unchecked: i] + taken * gradient
      velocities[unchecked: i] = velocity
      let direction = nesterov ? gradient + momentum * velocity : velocity
      values[unchecked: i] = value - learningRate * direction
    }
  }

  private static func check(_ range: Range<Int>, count: Int) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "the range must lie in the buffers")
  }
}
