/// The arithmetic of `LAMBRule`: one pass that moves the averages and sums squares, and one that
/// moves the parameter, so that no direction need be kept.
struct LAMBKernel: UpdateKernel {
  let averages: Averages
  let learningRate: Double
  let weightDecay: Float
  let meanScale: Float
  let squaresScale: Float
  let eps: Float

  init(_ hyperparameters: Hyperparameters, _ betas: Betas, eps: Double, updates: Int) {
    averages = Averages(betas, updates: updates)
    learningRate = hyperparameters.learningRate
    weightDecay = Float(hyperparameters.weightDecay)
    meanScale = Float(1 / averages.correction)
    squaresScale = Float(1 / averages.squaresCorrection)
    self.eps = Float(eps)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    for i in range {
      let gradient = gradients[unchecked: i]
      means[unchecked: i] = averages.moved(means[unchecked: i], by: gradient)
      squares[unchecked: i] = averages.moved(squares: squares[unchecked: i], by: gradient)
    }
    let trust = trust(values.span, means.span, squares.span, in: range)
    let stepSize = Float(learningRate * trust)
    for i in range {
      let value = values[unchecked: i]
      values[unchecked: i] =
        value - stepSize * direction(value, means[unchecked: i], squares[unchecked: i])
    }
  }

  /// The ratio of the norms of the parameter and of its direction.
  private func trust(
    _ values: Span<Float>, _ means: Span<Float>, _ squares: Span<Float>, in range: Range<Int>
  ) -> Double {
    var (parameter, step) = (SquareSum(), SquareSum())
    parameter.add(range) { values[unchecked: $0] }
    step.add(range) {
      direction(values[unchecked: $0], means[unchecked: $0], squares[unchecked: $0])
    }
    return parameter.value == 0 || step.value == 0 ? 1 : parameter.root / step.root
  }

  @inline(__always)
  private func direction(_ value: Float, _ mean: Float, _ square: Float) -> Float {
    let denominator = root(square * squaresScale) + eps
    return quotient(mean * meanScale, denominator) + weightDecay * value
  }
}
