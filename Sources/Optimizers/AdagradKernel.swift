/// The arithmetic of `AdagradRule`.
struct AdagradKernel: UpdateKernel {
  let learningRate: Float
  let weightDecay: Float
  let eps: Float

  init(_ hyperparameters: Hyperparameters, rule: AdagradRule, updates: Int) {
    let slowdown = 1 + Double(updates - 1) * rule.lrDecay
    learningRate = Float(hyperparameters.learningRate / slowdown)
    weightDecay = Float(hyperparameters.weightDecay)
    eps = Float(rule.eps)
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ sums: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, sums.count))
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let sum = sums[unchecked: i] + gradient * gradient
      sums[unchecked: i] = sum
      values[unchecked: i] = value - learningRate * quotient(gradient, root(sum) + eps)
    }
  }
}
