import RealModule

/// The arithmetic of `NAdamRule`.
struct NAdamKernel: UpdateKernel {
  let averages: Averages
  let decay: Decay
  let gradientStep: Float
  let meanStep: Float
  let squaresScale: Float
  let eps: Float

  init(
    _ hyperparameters: Hyperparameters, _ betas: Betas, rule: NAdamRule,
    _ progress: inout GroupProgress
  ) {
    averages = Averages(betas, updates: progress.updates)
    decay = Decay(hyperparameters, isDecoupled: rule.decoupledWeightDecay)
    func momentum(_ update: Int) -> Double {
      betas.first * (1 - 0.5 * Double.pow(0.96, Double(update) * rule.momentumDecay))
    }
    let (momentum, next) = (momentum(progress.updates), momentum(progress.updates + 1))
    progress.momentumProduct *= momentum
    let product = progress.momentumProduct
    let learningRate = hyperparameters.learningRate
    gradientStep = Float(learningRate * (1 - momentum) / (1 - product))
    meanStep = Float(learningRate * next / (1 - product * next))
    squaresScale = Float(1 / averages.squaresCorrection)
    eps = Float(rule.eps)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + decay.added * value
      let mean = averages.moved(means[unchecked: i], by: gradient)
      let square = averages.moved(squares: squares[unchecked: i], by: gradient)
      means[unchecked: i] = mean
      squares[unchecked: i] = square
      let direction = gradientStep * gradient + meanStep * mean
      let denominator = root(square * squaresScale) + eps
      values[unchecked: i] = decay.kept * value - quotient(direction, denominator)
    }
  }
}
