/// The arithmetic of `LARSRule`.
struct LARSKernel: UpdateKernel {
  let hyperparameters: Hyperparameters
  let rule: LARSRule

  init(_ hyperparameters: Hyperparameters, rule: LARSRule) {
    self.hyperparameters = hyperparameters
    self.rule = rule
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>,
    _ velocities: inout MutableSpan<Float>,
    _ second: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count))
    var (parameter, gradient) = (SquareSum(), SquareSum())
    parameter.add(range) { values[unchecked: $0] }
    gradient.add(range) { gradients[unchecked: $0] }
    let trust = trust(parameter.root, gradient.root)
    let learningRate = Float(hyperparameters.learningRate * trust)
    let weightDecay = Float(hyperparameters.weightDecay)
    let momentum = Float(hyperparameters.momentum)
    guard momentum != 0 else {
      for i in range {
        let value = values[unchecked: i]
        let gradient = gradients[unchecked: i] + weightDecay * value
        values[unchecked: i] = value - learningRate * gradient
      }
      return
    }
    check(range, within: velocities.count)
    for i in range {
      let value = values[unchecked: i]
      let gradient = gradients[unchecked: i] + weightDecay * value
      let velocity = momentum * velocities[unchecked: i] + learningRate * gradient
      velocities[unchecked: i] = velocity
      values[unchecked: i] = value - velocity
    }
  }

  /// The parameter's share of the learning rate.
  private func trust(_ parameter: Double, _ gradient: Double) -> Double {
    if parameter == 0 || gradient == 0 { return 1 }
    return rule.trustCoefficient * parameter
      / (gradient + hyperparameters.weightDecay * parameter + rule.eps)
  }
}
