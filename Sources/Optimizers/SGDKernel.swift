/// The arithmetic of `SGDRule`.
struct SGDKernel: UpdateKernel {
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

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    _ velocities: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    if momentum == 0 {
      update(&values, gradients: gradients, in: range)
    } else {
      update(&values, gradients: gradients, velocities: &velocities, in: range)
    }
  }

  /// Updates a range of values without momentum.
  private func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count))
    for i in range {
      let value = values[unchecked: i]
      values[unchecked: i] = value - learningRate * (gradients[unchecked: i] + weightDecay * value)
    }
  }

  /// Updates a range of values and of their velocities.
  private func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    velocities: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, velocities.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let velocity = kept * velocities[unchecked: i] + taken * gradient
      velocities[unchecked: i] = velocity
      let direction = nesterov ? gradient + momentum * velocity : velocity
      values[unchecked: i] = value - learningRate * direction
    }
  }
}
