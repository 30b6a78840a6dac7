internal import RealModule

/// Chooses the kernel and the noise that make some values likeliest, given what is usual.
///
///     minimise ½ yᵀC⁻¹y + ½ log|C| − log prior          C = kernel + noise
///     log prior = −Σ(0.1/w + 0.1·w) + Γ(2, 1) of the scale + Γ(1.1, 30) of the noise
struct KernelFit: Sendable {
  /// Noise that is there in any case.
  static let leastNoise = 1e-6

  let points: [[Double]]
  let values: [Double]
  let isOption: [Bool]

  /// The kernel and the noise.
  func best() -> (kernel: MaternKernel, noise: Double) {
    let axes = isOption.count
    let low = [Double](repeating: -9, count: axes) + [-7, -18]
    let high = [Double](repeating: 9, count: axes) + [7, 2]
    let start = [Double](repeating: 0, count: axes + 1) + [.log(0.01)]
    var minimizer = BoxMinimizer(low: low, high: high)
    (minimizer.stepLimit, minimizer.tolerance) = (60, 1e-5)
    let squares = squares
    return model(minimizer.minimum(from: start) { loss($0, squares) }.x)
  }

  /// The squares of differences, of each pair of points and axis.
  var squares: [[[Double]]] {
    let kernel = MaternKernel(weights: [], scale: 1, isOption: isOption)
    return points.indices.map { i in (0...i).map { kernel.squares(points[i], points[$0]) } }
  }

  private func model(_ logs: [Double]) -> (kernel: MaternKernel, noise: Double) {
    let axes = isOption.count
    let kernel = MaternKernel(
      weights: logs[..<axes].map { .exp($0) }, scale: .exp(logs[axes]), isOption: isOption)
    return (kernel, .exp(logs[axes + 1]) + Self.leastNoise)
  }

  /// The loss at the logarithms of weights, scale and noise, and its gradient.
  func loss(_ logs: [Double], _ squares: [[[Double]]]) -> (value: Double, gradient: [Double]) {
    let (kernel, noise) = model(logs)
    let distances = squares.map { $0.map { Cholesky.dot($0, kernel.weights, $0.count) } }
    let factor = Cholesky(count: points.count) { row, column in
      kernel.scale * MaternKernel.correlation(distances[row][column]) + (row == column ? noise : 0)
    }
    guard let factor else { return (.infinity, logs.map { _ in 0 }) }
    let whitened = factor.solve(values)
    let data = (Cholesky.dot(whitened, whitened, whitened.count) + factor.logDeterminant) / 2
    var gradient = dataGradient(
      kernel, factor, factor.solveTransposed(whitened), distances, squares)
    let prior = addPrior(kernel, noise, to: &gradient)
    // By the logarithms.
    for axis in kernel.weights.indices { gradient[axis] *= kernel.weights[axis] }
    gradient[isOption.count] *= kernel.scale
    gradient[isOption.count + 1] *= noise - Self.leastNoise
    return (data - prior, gradient)
  }

  // The derivatives of what the data say, by weights, scale and noise.
  private func dataGradient(
    _ kernel: MaternKernel, _ factor: Cholesky, _ solved: [Double], _ distances: [[Double]],
    _ squares: [[[Double]]]
  ) -> [Double] {
    let (inverse, axes) = (factor.inverse(), isOption.count)
    var gradient = [Double](repeating: 0, count: axes + 2)
    for i in points.indices {
      for j in 0...i {
        // Pairs count twice, the diagonal once.
        let share = (inverse[i][j] - solved[i] * solved[j]) * (i == j ? 0.5 : 1)
        let slope = share * kernel.scale * MaternKernel.slope(distances[i][j])
        for axis in 0..<axes { gradient[axis] += slope * squares[i][j][axis] }
        gradient[axes] += share * MaternKernel.correlation(distances[i][j])
        if i == j { gradient[axes + 1] += share }
      }
    }
    return gradient
  }

  private func addPrior(
    _ kernel: MaternKernel, _ noise: Double, to gradient: inout [Double]
  ) -> Double {
    let axes = isOption.count
    var prior = 0.0
    for (axis, weight) in kernel.weights.enumerated() {
      prior -= 0.1 / weight + 0.1 * weight
      gradient[axis] -= 0.1 / (weight * weight) - 0.1
    }
    prior += .log(kernel.scale) - kernel.scale + 0.1 * .log(noise) - 30 * noise
    gradient[axes] -= 1 / kernel.scale - 1
    gradient[axes + 1] -= 0.1 / noise - 30
    return prior
  }
}
