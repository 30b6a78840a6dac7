import RealModule

/// The arithmetic of `RAdamRule`.
struct RAdamKernel: UpdateKernel {
  let averages: Averages
  let decay: Decay
  let stepSize: Float
  let isAdaptive: Bool
  let eps: Float

  init(_ hyperparameters: Hyperparameters, _ betas: Betas, rule: RAdamRule, updates: Int) {
    averages = Averages(betas, updates: updates)
    decay = Decay(hyperparameters, isDecoupled: rule.decoupledWeightDecay)
    eps = Float(rule.eps)
    let plain = hyperparameters.learningRate / averages.correction
    let limit = 2 / (1 - betas.second) - 1
    let power = Double.pow(betas.second, updates)
    let length = limit - 2 * Double(updates) * power / averages.squaresCorrection
    isAdaptive = length > 5
    guard isAdaptive else {
      stepSize = Float(plain)
      return
    }
    let rectification =
      (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)
    stepSize = Float(plain * (rectification * averages.squaresCorrection).squareRoot())
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ third: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    // Two loops, each without a branch.
    if isAdaptive {
      for i in range {
        let (mean, square) = move(i, &values, gradients, &means, &squares)
        values[unchecked: i] -= stepSize * quotient(mean, root(square) + eps)
      }
    } else {
      for i in range {
        let (mean, _) = move(i, &values, gradients, &means, &squares)
        values[unchecked: i] -= stepSize * mean
      }
    }
  }

  /// Decays the value, moves both averages and gives them.
  @inline(__always)
  private func move(
    _ i: Int, _ values: inout MutableSpan<Float>, _ gradients: Span<Float>,
    _ means: inout MutableSpan<Float>, _ squares: inout MutableSpan<Float>
  ) -> (mean: Float, square: Float) {
    let value = values[unchecked: i]
    values[unchecked: i] = decay.kept * value
    let gradient = gradients[unchecked: i] + decay.added * value
    let mean = averages.moved(means[unchecked: i], by: gradient)
    let square = averages.moved(squares: squares[unchecked: i], by: gradient)
    means[unchecked: i] = mean
    squares[unchecked: i] = square
    return (mean, square)
  }
}
