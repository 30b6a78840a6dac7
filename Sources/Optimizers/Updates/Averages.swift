import RealModule

/// How the moving averages of gradients and of their squares move, and how they are corrected.
///
/// Both begin at 0, which biases them by `1 − β^t` after t updates. Powers and corrections are
/// computed in double precision, as PyTorch does.
struct Averages {
  /// What the average of gradients takes of the new one: `1 − β1`.
  let taken: Float
  /// What the average of squares keeps, `β2`, and what it takes, `1 − β2`.
  let squaresKept: Float
  let squaresTaken: Float
  /// `1 − β1^t` and `1 − β2^t`.
  let correction: Double
  let squaresCorrection: Double

  init(_ betas: Betas, updates: Int) {
    taken = Float(1 - betas.first)
    squaresKept = Float(betas.second)
    squaresTaken = Float(1 - betas.second)
    correction = 1 - Double.pow(betas.first, updates)
    squaresCorrection = 1 - Double.pow(betas.second, updates)
  }

  /// Decays a value, moves both averages of it along its gradient and gives them.
  @inline(__always)
  func move(
    _ i: Int, _ values: inout MutableSpan<Float>, _ gradients: Span<Float>,
    _ means: inout MutableSpan<Float>, _ squares: inout MutableSpan<Float>, _ decay: Decay
  ) -> (mean: Float, square: Float) {
    let value = values[unchecked: i]
    values[unchecked: i] = decay.kept * value
    let gradient = gradients[unchecked: i] + decay.added * value
    let mean = moved(means[unchecked: i], by: gradient)
    let square = moved(squares: squares[unchecked: i], by: gradient)
    means[unchecked: i] = mean
    squares[unchecked: i] = square
    return (mean, square)
  }

  /// The average of gradients after one more.
  @inline(__always)
  func moved(_ average: Float, by gradient: Float) -> Float {
    average + taken * (gradient - average)
  }

  /// The average of squares after that of one more gradient.
  @inline(__always)
  func moved(squares average: Float, by gradient: Float) -> Float {
    squaresKept * average + squaresTaken * (gradient * gradient)
  }
}
