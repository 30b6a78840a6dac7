/// The arithmetic of `LionRule`.
struct LionKernel: UpdateKernel {
  let learningRate: Float
  let decay: Decay
  let firstTaken: Float
  let secondTaken: Float

  init(_ hyperparameters: Hyperparameters, _ betas: Betas) {
    learningRate = Float(hyperparameters.learningRate)
    decay = Decay(hyperparameters, isDecoupled: true)
    firstTaken = Float(1 - betas.first)
    secondTaken = Float(1 - betas.second)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count))
    for i in range {
      let (gradient, mean) = (gradients[unchecked: i], means[unchecked: i])
      let direction = mean + firstTaken * (gradient - mean)
      means[unchecked: i] = mean + secondTaken * (gradient - mean)
      // A NaN has no sign: it stays one, so that it is noticed.
      let sign: Float = direction > 0 ? 1 : direction < 0 ? -1 : direction
      values[unchecked: i] = decay.kept * values[unchecked: i] - learningRate * sign
    }
  }
}
