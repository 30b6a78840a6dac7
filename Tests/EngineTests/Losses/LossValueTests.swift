import Declarations
import Engine
import Foundation
import Networks
import Testing

@Suite struct LossValueTests {
  /// A loss of the inputs themselves: the layer before it is the identity.
  static func bench(_ loss: any Loss, width: Int, batchSize: Int) throws -> Bench {
    try Bench(
      input: [width], [Flatten()], loss: loss, batchSize: batchSize, kernels: .own)
  }

  static func elementwise() -> [(loss: any Loss, term: @Sendable (Double, Double) -> Double)] {
    [
      (MSELoss(), { pow($0 - $1, 2) }),
      (L1Loss(), { abs($0 - $1) }),
      (SmoothL1Loss(), { abs($0 - $1) < 1 ? pow($0 - $1, 2) / 2 : abs($0 - $1) - 0.5 }),
      (HuberLoss(), { abs($0 - $1) < 1 ? pow($0 - $1, 2) / 2 : abs($0 - $1) - 0.5 }),
      (
        HuberLoss { $0.delta = 0.3 },
        { abs($0 - $1) < 0.3 ? pow($0 - $1, 2) / 2 : 0.3 * (abs($0 - $1) - 0.15) }
      ),
      (
        BCEWithLogitsLoss(),
        { -$1 * log(1 / (1 + exp(-$0))) - (1 - $1) * log(1 - 1 / (1 + exp(-$0))) }
      ),
    ]
  }

  /// Values are summed in double precision, but come as single-precision numbers.
  @Test(arguments: elementwise().indices)
  func `losses of values are means of their terms`(_ i: Int) throws {
    let row = Self.elementwise()[i]
    let bench = try Self.bench(row.loss, width: 5, batchSize: 7)
    let y = Bench.numbers(35, 3, 1)
    let t = Bench.numbers(35, 0.5, 2).map { $0 + 0.5 }
    bench.setInputs(y)
    bench.setTargets(t)
    let terms = zip(y, t).map { row.term(Double($0), Double($1)) }
    #expect(abs(bench.plan.forward() - terms.reduce(0, +) / 35) < 1e-9)
  }

  @Test func `mean is the mean of the outputs`() throws {
    let bench = try Self.bench(MeanLoss(), width: 5, batchSize: 7)
    let expected = bench.inputs.reduce(0) { $0 + Double($1) } / 35
    #expect(abs(bench.plan.forward() - expected) < 1e-12)
  }

  /// The exponentials are single-precision, so the loss is good to some 10⁻⁷.
  @Test func `cross_entropy is −log softmax at the class`() throws {
    let bench = try Self.bench(CrossEntropyLoss(), width: 5, batchSize: 7)
    let y = Bench.numbers(35, 4, 1)
    let classes: [Int32] = [0, 4, 2, 3, 1, 1, 0]
    bench.setInputs(y)
    bench.setClasses(classes)
    var sum = 0.0
    for row in 0..<7 {
      let exponentials = y[row * 5..<row * 5 + 5].map { exp(Double($0)) }
      sum -= log(exponentials[Int(classes[row])] / exponentials.reduce(0, +))
    }
    #expect(abs(bench.plan.forward() - sum / 7) < 1e-6)
  }

  @Test func `losses of huge outputs stay finite`() throws {
    let entropy = try Self.bench(CrossEntropyLoss(), width: 2, batchSize: 2)
    entropy.setInputs([1e30, -1e30, -1e4, 1e4])
    entropy.setClasses([0, 0])
    // log-softmax at the class is 0 in the first row and −2·10⁴ in the second.
    #expect(entropy.plan.forward() == 1e4)
    let binary = try Self.bench(BCEWithLogitsLoss(), width: 1, batchSize: 2)
    binary.setInputs([1e4, -1e4])
    binary.setTargets([0, 0])
    #expect(binary.plan.forward() == 5e3)
  }

  @Test(arguments: LossRegistry.all.names)
  func `NaN reaches the loss`(_ name: String) throws {
    let loss = try #require(LossRegistry.all[name]).init()
    let bench = try Self.bench(loss, width: 3, batchSize: 2)
    bench.setInputs([0, 1, 2, 1, .nan, 1])
    if loss.targetKind == .classes { bench.setClasses([0, 1]) }
    #expect(bench.plan.forward().isNaN)
  }

  struct Weighted: Sendable {
    let smoothing: Double
    let weights: [Double]
  }

  static let weighted = [
    Weighted(smoothing: 0, weights: [0.5, 2, 1, 0, 3]), Weighted(smoothing: 0.1, weights: []),
    Weighted(smoothing: 0.3, weights: [0.5, 2, 1, 0, 3]), Weighted(smoothing: 1, weights: []),
  ]

  /// The definition, term by term, in double precision.
  @Test(arguments: weighted)
  func `cross_entropy is a weighted mean over smoothed targets`(_ row: Weighted) throws {
    let loss = CrossEntropyLoss { ($0.labelSmoothing, $0.weight) = (row.smoothing, row.weights) }
    let bench = try Self.bench(loss, width: 5, batchSize: 7)
    let y = Bench.numbers(35, 4, 1).map { Double($0) }
    let classes: [Int32] = [0, 4, 2, 3, 1, 1, 0]
    bench.setInputs(Bench.numbers(35, 4, 1))
    bench.setClasses(classes)
    let weights = row.weights.isEmpty ? [1, 1, 1, 1, 1] : row.weights
    var (sum, divisor) = (0.0, 0.0)
    for (sample, target) in classes.enumerated() {
      let line = Array(y[sample * 5..<sample * 5 + 5])
      let total = line.map { exp($0) }.reduce(0, +)
      for (j, output) in line.enumerated() {
        let share = (j == Int(target) ? 1 - row.smoothing : 0) + row.smoothing / 5
        sum -= share * weights[j] * log(exp(output) / total)
      }
      divisor += weights[Int(target)]
    }
    #expect(abs(bench.plan.forward() - sum / divisor) < 1e-9)
  }

  @Test(arguments: [[], [0.5, 2, 1, 0, 3]])
  func `nll is the weighted mean of the outputs at the class`(_ weights: [Double]) throws {
    let bench = try Self.bench(NLLLoss { $0.weight = weights }, width: 5, batchSize: 3)
    let y = Bench.numbers(15, 4, 1)
    bench.setInputs(y)
    bench.setClasses([0, 4, 2])
    let w = weights.isEmpty ? [1, 1, 1, 1, 1] : weights
    let sum = -(w[0] * Double(y[0]) + w[4] * Double(y[9]) + w[2] * Double(y[12]))
    #expect(abs(bench.plan.forward() - sum / (w[0] + w[4] + w[2])) < 1e-9)
  }

  @Test func `nll takes logarithms of 0 where they are not the class`() throws {
    let bench = try Self.bench(NLLLoss(), width: 2, batchSize: 1)
    bench.setInputs([-0.5, -.infinity])
    bench.setClasses([0])
    #expect(bench.plan.forward() == 0.5)
  }

  @Test func `smoothed losses of huge outputs stay finite`() throws {
    let bench = try Self.bench(
      CrossEntropyLoss { $0.labelSmoothing = 0.5 }, width: 2, batchSize: 1)
    bench.setInputs([-1e4, 1e4])
    bench.setClasses([0])
    // −log p is 2·10⁴ and 0, with shares of 3/4 and 1/4.
    #expect(bench.plan.forward() == 1.5e4)
  }
}
