import Declarations
import RealModule
import Sweeps

/// A function whose least value is known, on the space that it is searched in.
enum StandardFunction: String, CaseIterable {
  /// Σ x² in five dimensions, with the least value off the centre.
  case sphere
  /// (1 − x)² + 100 (y − x²)².
  case rosenbrock
  /// Branin and Hoo's, with three least values.
  case branin
  /// Hartmann's in six dimensions.
  case hartmann6
  /// Two families with axes of their own, and steps.
  case conditional

  /// The axes.
  var axes: [Axis] {
    switch self {
    case .sphere: (0..<5).map { Axis("x\($0)", .uniform(low: -5, high: 10)) }
    case .rosenbrock: ["x", "y"].map { Axis($0, .uniform(low: -5, high: 10)) }
    case .branin:
      [Axis("x", .uniform(low: -5, high: 10)), Axis("y", .uniform(low: 0, high: 15))]
    case .hartmann6: (0..<6).map { Axis("x\($0)", .uniform(low: 0, high: 1)) }
    case .conditional:
      [
        Axis("family", .choice(count: 2)),
        Axis("depth", .int(low: 1, high: 32)),
        Axis("sgd.lr", .logUniform(low: 1e-4, high: 10), when: [Self.family(0)]),
        Axis("sgd.momentum", .uniform(low: 0, high: 0.99), when: [Self.family(0)]),
        Axis("adam.lr", .logUniform(low: 1e-6, high: 1), when: [Self.family(1)]),
        Axis(
          "adam.width", .int(low: 8, high: 1024, isLogarithmic: true), when: [Self.family(1)]),
      ]
    }
  }

  private static func family(_ option: Int) -> Axis.Condition {
    Axis.Condition(axis: "family", accepted: [.option(option)])
  }

  /// How far the best of some trials is above the least value.
  func regret(of name: String, lag: Int, seed: UInt64, trials: Int) -> Double {
    guard let strategy = SearchRegistry.all[name], let space = try? SearchSpace(axes) else {
      fatalError("no strategy is called \(name)")
    }
    let problem = SearchProblem(space: space, seed: seed, direction: .minimize)
    var search = Search(strategy.init(), problem, lag: lag)
    return (0..<trials).reduce(Double.infinity) { best, trial in
      let value = regret(at: search.propose().values.map { $0?.double ?? 0 })
      search.record(.done(value), of: trial)
      return min(best, value)
    }
  }

  /// How far the value at a point is above the least one.
  func regret(at x: [Double]) -> Double {
    switch self {
    case .sphere: return x.reduce(0) { $0 + $1 * $1 }
    case .rosenbrock:
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return a * a + 100 * b * b
    case .branin:
      let a = x[1] - 5.1 / (4 * .pi * .pi) * x[0] * x[0] + 5 / .pi * x[0] - 6
      return a * a + 10 * (1 - 1 / (8 * .pi)) * .cos(x[0]) + 10 - 0.39788735772973816
    case .hartmann6: return Self.hartmann(x)
    case .conditional:
      let depth = (x[1] - 12) * (x[1] - 12) / 50
      if x[0] == 0 {
        let (lr, momentum) = (Double.log10(x[2]) + 0.5, x[3] - 0.9)
        return depth + lr * lr + 4 * momentum * momentum
      }
      let (lr, width) = (Double.log10(x[4]) + 3, Double.log2(x[5]) - 7)
      return depth + 0.3 + lr * lr + width * width / 4
    }
  }

  private static func hartmann(_ x: [Double]) -> Double {
    let scales: [[Double]] = [
      [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8],
      [17, 8, 0.05, 10, 0.1, 14],
    ]
    let centers: [[Double]] = [
      [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
      [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
      [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
      [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ]
    return zip([1, 1.2, 3, 3.2], zip(scales, centers)).reduce(3.322368011415515) { sum, term in
      let exponent = zip(x, zip(term.1.0, term.1.1)).reduce(0.0) {
        $0 + $1.1.0 * ($1.0 - $1.1.1) * ($1.0 - $1.1.1)
      }
      return sum - term.0 * .exp(-exponent)
    }
  }
}
