import Engine
import Foundation
import Networks
import Testing

@Suite struct InitialValueTests {
  static func values(_ shape: [Int], _ initializer: Initializer, seed: UInt64 = 3) -> [Double] {
    Parameter(name: "w", shape: shape, initializer: initializer)
      .initialValues(seed: seed, index: 2).map(Double.init)
  }

  static func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }

  /// Mean and variance of a normal distribution within bounds, by their closed forms.
  static func moments(
    _ mean: Double, _ deviation: Double, _ low: Double, _ high: Double
  ) -> (mean: Double, variance: Double) {
    let (a, b) = ((low - mean) / deviation, (high - mean) / deviation)
    let share = (erfc(a / 2.0.squareRoot()) - erfc(b / 2.0.squareRoot())) / 2
    let shift = (density(a) - density(b)) / share
    let spread = 1 + (a * density(a) - b * density(b)) / share - shift * shift
    return (mean + deviation * shift, deviation * deviation * spread)
  }

  struct Case: Sendable {
    let initializer: Initializer
    let mean: Double
    let variance: Double
    var range = -Double.infinity...Double.infinity

    static func truncated(
      _ mean: Double, _ deviation: Double, _ low: Double, _ high: Double
    ) -> Case {
      let moments = InitialValueTests.moments(mean, deviation, low, high)
      return Case(
        initializer: .truncatedNormal(
          mean: mean, standardDeviation: deviation, low: low, high: high),
        mean: moments.mean, variance: moments.variance,
        range: Double(Float(low))...Double(Float(high)))
    }
  }

  static let cases: [Case] = [
    Case(initializer: .constant(0.25), mean: 0.25, variance: 0, range: 0.25...0.25),
    Case(
      initializer: .uniform(bound: 0.5), mean: 0, variance: 1.0 / 12, range: -0.5...0.5),
    Case(initializer: .uniform(low: 2, high: 5), mean: 3.5, variance: 9.0 / 12, range: 2...5),
    Case(initializer: .uniform(low: 2, high: 2), mean: 2, variance: 0, range: 2...2),
    Case(initializer: .normal(mean: 1, standardDeviation: 0.02), mean: 1, variance: 0.0004),
    .truncated(0, 1, -2, 2), .truncated(0, 0.02, -2, 2), .truncated(0, 1, -0.1, 0.1),
    .truncated(1, 0.5, 0, 1.2), .truncated(0, 1, 2, 12), .truncated(0, 1, 2, 2.5),
    .truncated(0, 1, -40, -1.5),
  ]

  /// Five standard errors are never passed by chance.
  ///
  /// The mean of n draws has the standard error σ/√n. That of their variance is at most σ²√(8/n)
  /// here: the fourth moment is 9σ⁴ in the tail of the normal distribution, which is close to an
  /// exponential one, and less elsewhere.
  @Test(arguments: cases.indices)
  func `drawn numbers have the distribution's mean, variance and bounds`(_ i: Int) {
    let given = Self.cases[i]
    let values = Self.values([200, 500], given.initializer)
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - given.mean) * ($1 - given.mean) } / count
    // Floats have 24 bits: a constant is exact, a sum of 100,000 of them is close.
    let rounding = 1e-7 * abs(given.mean)
    #expect(abs(mean - given.mean) <= 5 * (given.variance / count).squareRoot() + rounding)
    #expect(
      abs(variance - given.variance) <= 5 * given.variance * (8 / count).squareRoot() + rounding)
    #expect(values.allSatisfy(given.range.contains))
  }

  @Test func `numbers depend on the seed and the parameter's index`() {
    let parameter = Parameter(
      name: "w", shape: [4], initializer: .normal(mean: 0, standardDeviation: 1))
    let values = parameter.initialValues(seed: 1, index: 0)
    #expect(values == parameter.initialValues(seed: 1, index: 0))
    #expect(values != parameter.initialValues(seed: 2, index: 0))
    #expect(values != parameter.initialValues(seed: 1, index: 1))
  }

  @Test(arguments: [[5, 5], [3, 40], [40, 3], [64, 3, 3, 3], [1, 1], [7, 1], [90, 90]])
  func `orthogonal rows or columns have a product of one`(_ shape: [Int]) {
    let gain = 1.5
    let values = Self.values(shape, .orthogonal(gain: gain))
    let (rows, columns) = (shape[0], values.count / shape[0])
    func element(_ vector: Int, _ k: Int) -> Double {
      rows <= columns ? values[vector * columns + k] : values[k * columns + vector]
    }
    let (count, length) = (min(rows, columns), max(rows, columns))
    for a in 0..<count {
      for b in 0...a {
        let product = (0..<length).reduce(0) { $0 + element(a, $1) * element(b, $1) }
        // Each element is rounded to a float, 2⁻²⁴ of itself; the squares of a vector sum to gain².
        #expect(abs(product - (a == b ? gain * gain : 0)) < 2 * gain * gain * 0x1p-24)
      }
    }
  }

  /// By symmetry the first element of a random direction in n dimensions has mean 0 and variance
  /// 1/n; without the signs of a Gaussian's QR it would be positive, or negative, more often.
  @Test func `orthogonal vectors favour no direction`() {
    let firsts = (0..<2000).map { Self.values([3, 3], .orthogonal(gain: 1), seed: $0) }
    for place in 0..<9 {
      let mean = firsts.reduce(0) { $0 + $1[place] } / 2000
      let variance = firsts.reduce(0) { $0 + $1[place] * $1[place] } / 2000
      // Five standard errors: √(1/3/2000) of the mean; of x², whose variance is 1/5 − 1/9.
      #expect(abs(mean) < 5 * (1 / 6000.0).squareRoot())
      #expect(abs(variance - 1.0 / 3) < 5 * ((1 / 5.0 - 1 / 9.0) / 2000).squareRoot())
    }
  }
}
