internal import RealModule

/// The logarithm of the improvement that is expected of a point, beside the best value so far and what
/// pending trials may turn out to be.
///
///     mean over fantasies f of log-EI(mean_f(x), σ(x), max(best, f))
///
/// A fantasy is one outcome of all pending trials, drawn from what is known.
struct ExpectedImprovement: Sendable {
  private let kernel: MaternKernel
  private let points: [[Double]]
  private let factor: Cholesky
  // The values of finished trials in the coordinates in which they are independent, and of each
  // fantasy those of the pending ones.
  private let whitened: [Double]
  private let fantasies: [[Double]]
  private let thresholds: [Double]

  /// Prepares the improvement over some values, greater being better.
  ///
  /// `normals` has, of each fantasy, an independent normal number for each pending point; nil where
  /// the kernel cannot tell the points from one another.
  init?(
    _ model: (kernel: MaternKernel, noise: Double), _ points: [[Double]], _ values: [Double],
    pending: [[Double]], normals: [[Double]]
  ) {
    let all = points + pending
    kernel = model.kernel
    let factor = Cholesky(count: all.count) { [kernel] row, column in
      kernel(all[row], all[column]) + (row == column ? model.noise : 0)
    }
    guard let factor else { return nil }
    (self.points, self.factor, fantasies) = (all, factor, normals)
    let whitened = factor.solve(values)
    self.whitened = whitened
    let best = values.max() ?? 0
    thresholds = normals.map { normals in
      let known = whitened + normals
      return (points.count..<all.count).reduce(best) { best, row in
        max(best, Cholesky.dot(factor.rows[row], known, row + 1))
      }
    }
  }

  // What is known of a point: its coordinates among the independent values, the spread of its value,
  // and of each fantasy how far the mean lies above the threshold, in spreads.
  private func known(of x: [Double]) -> (solved: [Double], spread: Double, z: [Double]) {
    let solved = factor.solve(points.map { kernel(x, $0) })
    let (finished, count) = (whitened.count, solved.count)
    let variance = kernel.scale - Cholesky.dot(solved, solved, count)
    let spread = (max(variance, 0) + 1e-12).squareRoot()
    let mean = Cholesky.dot(solved, whitened, finished)
    let pending = Array(solved[finished...])
    let z = zip(fantasies, thresholds).map { fantasy, threshold in
      (mean + Cholesky.dot(pending, fantasy, count - finished) - threshold) / spread
    }
    return (solved, spread, z)
  }

  private func mean(_ logs: [Double]) -> Double {
    let greatest = logs.max() ?? 0
    return greatest + .log(logs.reduce(0) { $0 + .exp($1 - greatest) } / Double(logs.count))
  }

  /// The logarithm of the expected improvement at a point.
  func value(at x: [Double]) -> Double {
    let known = known(of: x)
    return mean(known.z.map(LogImprovement.value)) + .log(known.spread)
  }

  /// The logarithm of the expected improvement at a point, and its derivatives by the coordinates;
  /// those by options are 0.
  func gradient(at x: [Double]) -> (value: Double, gradient: [Double]) {
    let (solved, spread, z) = known(of: x)
    let logs = z.map(LogImprovement.value)
    let mean = mean(logs)
    let finished = whitened.count
    // The derivatives by the coordinates of x among the independent values.
    var (byMean, bySpread, slopes) = (0.0, 0.0, [Double](repeating: 0, count: solved.count))
    for fantasy in z.indices {
      let share = Double.exp(logs[fantasy] - mean) / Double(z.count) / spread
      let ratios = LogImprovement.ratios(z[fantasy])
      byMean += share * ratios.below
      bySpread += share * ratios.density
      for (place, normal) in fantasies[fantasy].enumerated() {
        slopes[finished + place] += share * ratios.below * normal
      }
    }
    for i in whitened.indices { slopes[i] += byMean * whitened[i] }
    for i in solved.indices { slopes[i] -= bySpread / spread * solved[i] }
    return (mean + .log(spread), gradient(at: x, factor.solveTransposed(slopes)))
  }

  // By the chain rule through the covariances with the points.
  private func gradient(at x: [Double], _ slopes: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: x.count)
    for (point, slope) in zip(points, slopes) {
      let square = Cholesky.dot(kernel.squares(x, point), kernel.weights, x.count)
      let factor = 2 * slope * kernel.scale * MaternKernel.slope(square)
      for axis in x.indices where !kernel.isOption[axis] {
        gradient[axis] += factor * kernel.weights[axis] * (x[axis] - point[axis])
      }
    }
    return gradient
  }
}
