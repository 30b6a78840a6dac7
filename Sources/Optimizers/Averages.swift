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
