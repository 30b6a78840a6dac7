import RealModule
import Testing

@testable import Sweeps

@Suite struct GaussianProcessTests {
  // Five points with two numbers and an option each, and standardised values.
  static let points: [[Double]] = [
    [0.1, 0.2, 0], [0.4, 0.9, 1], [0.8, 0.3, 1], [0.55, 0.5, 0], [0.95, 0.05, 2],
  ]
  static let values = [
    0.3074700231340454, -1.2298800925361817, 0.9224100694021363, 1.1273900848248333,
    -1.1273900848248333,
  ]
  static let isOption = [false, false, true]
  static let fit = KernelFit(points: points, values: values, isOption: isOption)

  static func model(
    _ weights: [Double], _ scale: Double, _ noise: Double
  ) -> (kernel: MaternKernel, noise: Double) {
    (MaternKernel(weights: weights, scale: scale, isOption: isOption), noise)
  }

  static let models = [model([1, 1, 1], 1, 0.01), model([4, 0.25, 2], 1.7, 0.003)]

  static func logs(_ model: (kernel: MaternKernel, noise: Double)) -> [Double] {
    model.kernel.weights.map { .log($0) } + [
      .log(model.kernel.scale), .log(model.noise - KernelFit.leastNoise),
    ]
  }

  // (1 + s + s²/3)·exp(−s), by NumPy.
  @Test(arguments: [
    (0, 1), (0.01, 0.9917592361711776), (0.5, 0.7024957601538033), (3, 0.20532087608359795),
  ])
  func `the correlation is Matérn's of smoothness 5/2`(_ square: Double, _ expected: Double) {
    #expect(abs(MaternKernel.correlation(square) - expected) < 1e-15)
    let difference =
      (MaternKernel.correlation(square + 1e-6) - MaternKernel.correlation(max(0, square - 1e-6)))
      / (square > 0 ? 2e-6 : 1e-6)
    #expect(abs(MaternKernel.slope(square) - difference) < 1e-5)
  }

  // Optuna 5.0.0's negative log likelihood and log prior.
  @Test(arguments: [(0, 9.003333774688954), (1, 6.8491711487316165)])
  func `the loss is Optuna's`(_ model: Int, _ expected: Double) {
    let loss = Self.fit.loss(Self.logs(Self.models[model]), Self.fit.squares)
    #expect(abs(loss.value - expected) < 1e-10)
  }

  @Test(arguments: [0, 1])
  func `the gradient of the loss is that of finite differences`(_ model: Int) {
    let (logs, squares) = (Self.logs(Self.models[model]), Self.fit.squares)
    let gradient = Self.fit.loss(logs, squares).gradient
    for i in logs.indices {
      var (more, less) = (logs, logs)
      more[i] += 1e-5
      less[i] -= 1e-5
      let difference =
        (Self.fit.loss(more, squares).value - Self.fit.loss(less, squares).value) / 2e-5
      #expect(abs(gradient[i] - difference) < 1e-7 * max(1, abs(difference)))
    }
  }

  @Test func `the fit is as likely as Optuna's`() {
    let squares = Self.fit.squares
    let loss = Self.fit.loss(Self.logs(Self.fit.best()), squares).value
    // The loss at what Optuna 5.0.0 found.
    #expect(loss < 5.7824882643 + 1e-3)
  }

  // By Optuna 5.0.0: mean and variance of the posterior, and log-EI beside the best value.
  @Test(
    arguments: [
      (0, [-4.587201471595401, -7.235566299427078, -8.110596655332992]),
      (1, [-3.4376800540872994, -3.1644082512187666, -2.116729283591134]),
    ] as [(Int, [Double])])
  func `the expected improvement is Optuna's`(_ model: Int, _ expected: [Double]) throws {
    let improvement = try #require(
      ExpectedImprovement(
        Self.models[model], Self.points, Self.values, pending: [], normals: [[]]))
    let places: [[Double]] = [[0.5, 0.5, 0], [0.2, 0.85, 2], [0.9, 0.9, 1]]
    for (place, expected) in zip(places, expected) {
      #expect(abs(improvement.value(at: place) - expected) < 1e-9 * abs(expected))
    }
  }

  // By mpmath with 60 digits.
  @Test(arguments: [
    (-60, -1809.1084601822722), (-26, -345.439546722318), (-24.9, -317.35848574266737),
    (-5, -16.74430116266099), (0, -0.9189385332046728), (2, 0.6973835457882284),
  ])
  func `the logarithm of the improvement keeps its digits`(_ z: Double, _ expected: Double) {
    #expect(abs(LogImprovement.value(z) - expected) < 1e-10 * abs(expected))
    let (low, high) = (LogImprovement.value(z - 1e-4), LogImprovement.value(z + 1e-4))
    #expect(abs(LogImprovement.ratios(z).below - (high - low) / 2e-4) < 1e-4 * max(1, abs(z)))
  }

  static let fantasies: [[Double]] = [[0.3, -1], [-0.7, 0.2], [1.9, 0.4], [0, 0]]

  static func lying() throws -> ExpectedImprovement {
    try #require(
      ExpectedImprovement(
        models[1], points, values, pending: [[0.5, 0.6, 1], [0.3, 0.3, 2]], normals: fantasies))
  }

  @Test func `the gradient beside pending trials is that of finite differences`() throws {
    let improvement = try Self.lying()
    for place in [[0.5, 0.5, 0], [0.2, 0.85, 2], [0.54, 0.6, 1]] {
      let (value, gradient) = improvement.gradient(at: place)
      #expect(value == improvement.value(at: place))
      #expect(gradient[2] == 0)
      for axis in 0..<2 {
        var (more, less) = (place, place)
        more[axis] += 1e-6
        less[axis] -= 1e-6
        let difference = (improvement.value(at: more) - improvement.value(at: less)) / 2e-6
        #expect(abs(gradient[axis] - difference) < 1e-5 * max(1, abs(difference)))
      }
    }
  }

  @Test func `a fantasy counts as an observation of what it says`() throws {
    // One pending trial and one fantasy: the same as its value observed.
    let place = [0.5, 0.6, 1]
    let model = Self.models[1]
    let all = Self.points + [place]
    let factor = try #require(
      Cholesky(count: all.count) {
        model.kernel(all[$0], all[$1]) + ($0 == $1 ? model.noise : 0)
      })
    let known = factor.solve(Self.values) + [0.8]
    let value = Cholesky.dot(factor.rows[5], known, 6)
    let fantasy = try #require(
      ExpectedImprovement(model, Self.points, Self.values, pending: [place], normals: [[0.8]]))
    let observed = try #require(
      ExpectedImprovement(model, all, Self.values + [value], pending: [], normals: [[]]))
    #expect(abs(fantasy.value(at: [0.9, 0.9, 1]) - observed.value(at: [0.9, 0.9, 1])) < 1e-9)
  }

  @Test func `no point of a grid promises more than the one that is climbed to`() throws {
    let space = try SearchSpace([
      Axis("x", .uniform(low: 0, high: 1)), Axis("y", .int(low: 1, high: 40)),
      Axis("z", .choice(count: 3)),
    ])
    let cube = UnitCube(space: space)
    let improvement = try Self.lying()
    let problem = SearchProblem(space: space, seed: 4, direction: .minimize)
    var stream = problem.stream(0, part: 9)
    let climb = ImprovementClimb(cube: cube, improvement: improvement, pointCount: 64)
    let best = climb.best(ScrambledSobol(problem), known: Self.points[3], &stream)
    let top = improvement.value(at: best)
    for x in 0...20 {
      for y in 1...40 {
        for z in 0..<3 {
          let place = [Double(x) / 20, (Double(y) - 0.5) / 40, Double(z)]
          #expect(improvement.value(at: place) <= top + 1e-3)
        }
      }
    }
  }

  @Test func `the highest of several peaks is climbed to`() throws {
    // Values at even places, near to each other for the kernel, leave a peak between any two.
    let (places, values) = ((0...8).map { [Double($0) / 8] }, [0, 1, 0, -1, 0, 2, 1.5, -1, 0])
    let kernel = MaternKernel(weights: [60], scale: 1, isOption: [false])
    let improvement = try #require(
      ExpectedImprovement((kernel, 1e-4), places, values, pending: [], normals: [[]]))
    let space = try SearchSpace([Axis("x", .uniform(low: 0, high: 1))])
    let problem = SearchProblem(space: space, seed: 4, direction: .minimize)
    var stream = problem.stream(0, part: 9)
    let climb = ImprovementClimb(
      cube: UnitCube(space: space), improvement: improvement, pointCount: 64)
    let best = climb.best(ScrambledSobol(problem), known: [0.05], &stream)
    let grid = (0...1000).map { improvement.value(at: [Double($0) / 1000]) }
    #expect(improvement.value(at: best) >= (grid.max() ?? 0) - 1e-3)
    // From what is known alone it ends on a lower one.
    let lower = ImprovementClimb(
      cube: UnitCube(space: space), improvement: improvement, pointCount: 0)
    let other = lower.best(ScrambledSobol(problem), known: [0.05], &stream)
    #expect(improvement.value(at: other) < improvement.value(at: best) - 1)
  }

  @Test func `a matrix that is not positive definite has no factors`() {
    #expect(Cholesky(count: 2) { $0 == $1 ? 1 : 2 } == nil)
    #expect(Cholesky(count: 1) { _, _ in .nan } == nil)
  }

  @Test func `the factors of a matrix give its inverse and its determinant`() throws {
    let matrix: [[Double]] = [[4, 2, 1], [2, 5, 3], [1, 3, 6]]
    let factor = try #require(Cholesky(count: 3) { matrix[$0][$1] })
    // 4·(30 − 9) − 2·(12 − 3) + 1·(6 − 5)
    #expect(abs(factor.logDeterminant - .log(67)) < 1e-14)
    let inverse: [[Double]] = [[21], [-9, 23], [1, -10, 16]]
    for (row, expected) in zip(factor.inverse(), inverse) {
      for (entry, expected) in zip(row, expected) { #expect(abs(entry - expected / 67) < 1e-15) }
    }
  }

  @Test func `Rosenbrock's valley is followed, and the walls of the box are kept`() {
    func rosenbrock(_ x: [Double]) -> (Double, [Double]) {
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return (a * a + 100 * b * b, [-2 * a - 400 * b * x[0], 200 * b])
    }
    var free = BoxMinimizer(low: [-5, -5], high: [5, 5])
    free.tolerance = 1e-16
    let end = free.minimum(from: [-1.2, 1], of: rosenbrock)
    #expect(abs(end.x[0] - 1) < 1e-4 && abs(end.x[1] - 1) < 1e-4)
    // Where x ≤ ½ the least value is at (½, ¼): (1 − ½)².
    let walled = BoxMinimizer(low: [-5, -5], high: [0.5, 5]).minimum(
      from: [-1.2, 1], of: rosenbrock)
    #expect(walled.x[0] == 0.5 && abs(walled.value - 0.25) < 1e-6)
  }
}
