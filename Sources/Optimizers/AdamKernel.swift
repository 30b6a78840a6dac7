/// The arithmetic of `AdamRule` and `AdamWRule`.
struct AdamKernel: UpdateKernel {
  let averages: Averages
  let decay: Decay
  let stepSize: Float
  let rootScale: Float
  let eps: Float
  let amsgrad: Bool

  init(
    _ hyperparameters: Hyperparameters, _ betas: Betas, eps: Double, amsgrad: Bool,
    isDecoupled: Bool, updates: Int
  ) {
    averages = Averages(betas, updates: updates)
    decay = Decay(hyperparameters, isDecoupled: isDecoupled)
    stepSize = Float(hyperparameters.learningRate / averages.correction)
    rootScale = Float(1 / averages.squaresCorrection.squareRoot())
    self.eps = Float(eps)
    self.amsgrad = amsgrad
  }

  func update(
    _ values: inout MutableSpan<Float>, gradients: Span<Float>, _ means: inout MutableSpan<Float>,
    _ squares: inout MutableSpan<Float>, _ greatest: inout MutableSpan<Float>, in range: Range<Int>
  ) {
    check(range, within: min(values.count, gradients.count, means.count, squares.count))
    if amsgrad {
      check(range, within: greatest.count)
      for i in range {
        let square = move(i, &values, gradients, &means, &squares)
        let old = greatest[unchecked: i]
        // Not max, which would hide a NaN.
        let new = square < old ? old : square
        greatest[unchecked: i] = new
        values[unchecked: i] -= step(means[unchecked: i], new)
      }
    } else {
      for i in range {
        let square = move(i, &values, gradients, &means, &squares)
        values[unchecked: i] -= step(means[unchecked: i], square)
      }
    }
  }

  /// Decays the value, moves both averages and gives that of the squares.
  @inline(__always)
  private func move(
    _ i: Int, _ values: inout MutableSpan<Float>, _ gradients: Span<Float>,
    _ means: inout MutableSpan<Float>, _ squares: inout MutableSpan<Float>
  ) -> Float {
    let value = values[unchecked: i]
    values[unchecked: i] = decay.kept * value
    let gradient = gradients[unchecked: i] + decay.added * value
    means[unchecked: i] = averages.moved(means[unchecked: i], by: gradient)
    let square = averages.moved(squares: squares[unchecked: i], by: gradient)
    squares[unchecked: i] = square
    return square
  }

  @inline(__always)
  private func step(_ mean: Float, _ square: Float) -> Float {
    stepSize * quotient(mean, root(square) * rootScale + eps)
  }
}
