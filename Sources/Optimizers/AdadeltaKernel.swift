/// The arithmetic of `AdadeltaRule`.
struct AdadeltaKernel: UpdateKernel {
  let learningRate: Float
  let weightDecay: Float
  let kept: Float
  let taken: Float
  let eps: Float

  init(_ hyperparameters: Hyperparameters, rule: AdadeltaRule) {
    learningRate = Float(hyperparameters.learningRate)
    weightDecay = Float(hyperparameters.weightDecay)
    kept = Float(rule.rho)
    taken = Float(1 - rule.rho)
    eps = Float(rule.eps)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ squares: inout MutableSpan<Float>,
    _ deltas: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, squares.count, deltas.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let square = kept * squares[unchecked: i] + taken * (gradient * gradient)
      let past = deltas[unchecked: i]
      let delta = quotient(root(past + eps), root(square + eps)) * gradient
      squares[unchecked: i] = square
      deltas[unchecked: i] = kept * past + taken * (delta * delta)
      values[unchecked: i] = value - learningRate * delta
    }
  }
}
