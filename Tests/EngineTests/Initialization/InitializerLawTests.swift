import Declarations
import Engine
import Networks
import Testing

/// The laws that every initialiser obeys.
@Suite struct InitializerLawTests {
  /// An initialiser with the mean and the variance of what it draws for a weight of 200 × 500, by
  /// their closed forms.
  struct Case: Sendable {
    let rule: any Initialization
    let mean: Double
    let variance: Double
  }

  static let cases: [Case] = [
    Case(rule: Uniform(), mean: 0.5, variance: 1.0 / 12),
    Case(rule: Uniform { ($0.a, $0.b) = (2, 5) }, mean: 3.5, variance: 9.0 / 12),
    Case(rule: Normal(), mean: 0, variance: 1),
    Case(rule: Normal { ($0.mean, $0.std) = (1, 0.02) }, mean: 1, variance: 0.0004),
    Case(rule: Constant { $0.val = 0.25 }, mean: 0.25, variance: 0),
    Case(rule: Zeros(), mean: 0, variance: 0),
    Case(rule: Ones(), mean: 1, variance: 0),
    // 1 − 2 · 2 φ(2) / (2 Φ(2) − 1).
    Case(rule: TruncatedNormal(), mean: 0, variance: 0.7737413035499232),
    Case(rule: XavierUniform(), mean: 0, variance: 2.0 / 700),
    Case(rule: XavierNormal { $0.gain = 3 }, mean: 0, variance: 9 * 2.0 / 700),
    Case(rule: KaimingUniform(), mean: 0, variance: 2.0 / 500),
    Case(
      rule: KaimingNormal { ($0.mode, $0.nonlinearity) = (.output, .tanh) }, mean: 0,
      variance: 25.0 / 9 / 200),
    // The rows are of length 2 in 500 dimensions.
    Case(rule: Orthogonal { $0.gain = 2 }, mean: 0, variance: 4.0 / 500),
  ]

  @Test func `every initialiser is tested`() {
    #expect(Set(Self.cases.map(\.rule.kind)) == Set(InitializerRegistry.all.names))
  }

  /// Five standard errors are never passed by chance: σ/√n of a mean of n draws, and at most σ²√(2/n)
  /// of their variance, as no distribution here has heavier tails than the normal one.
  @Test(arguments: cases)
  func `numbers have the mean and the variance of the rule`(_ row: Case) {
    let shape = [200, 500]
    #expect(row.rule.mistake(for: shape) == nil)
    let parameter = Parameter(
      name: "w", shape: shape, initializer: row.rule.initializer(for: shape))
    let values = parameter.initialValues(seed: 3, index: 2).map(Double.init)
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - row.mean) * ($1 - row.mean) } / count
    #expect(abs(mean - row.mean) <= 5 * (row.variance / count).squareRoot() + 1e-7)
    #expect(abs(variance - row.variance) <= 5 * row.variance * (2 / count).squareRoot() + 1e-7)
  }

  @Test(arguments: InitializerRegistry.all.names)
  func `a rule as it is made by default can fill a weight, and gives the same numbers each time`(
    _ name: String
  ) throws {
    let rule = try #require(InitializerRegistry.all[name]).init()
    #expect(rule.mistake(for: [3, 4]) == nil)
    let parameter = Parameter(
      name: "w", shape: [3, 4], initializer: rule.initializer(for: [3, 4]))
    let values = parameter.initialValues(seed: 1, index: 0)
    #expect(values.count == 12 && values.allSatisfy(\.isFinite))
    #expect(values == parameter.initialValues(seed: 1, index: 0))
  }
}
