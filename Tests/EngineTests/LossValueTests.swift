import Engine
import Foundation
import Networks
import Testing

@Suite struct LossValueTests {
  /// A loss of the inputs themselves: the layer before it is the identity.
  static func bench(_ loss: Loss, width: Int, batchSize: Int) throws -> Bench {
    try Bench(
      input: [width], [.flatten], loss: loss, batchSize: batchSize, kernels: .own)
  }

  static let elementwise: [(loss: Loss, term: @Sendable (Double, Double) -> Double)] = [
    (.mse, { pow($0 - $1, 2) }),
    (.l1, { abs($0 - $1) }),
    (.smoothL1, { abs($0 - $1) < 1 ? pow($0 - $1, 2) / 2 : abs($0 - $1) - 0.5 }),
    (
      .bceWithLogits,
      { -$1 * log(1 / (1 + exp(-$0))) - (1 - $1) * log(1 - 1 / (1 + exp(-$0))) }
    ),
  ]

  /// Values are summed in double precision, but come as single-precision numbers.
  @Test(arguments: elementwise.indices)
  func `losses of values are means of their terms`(_ i: Int) throws {
    let row = Self.elementwise[i]
    let bench = try Self.bench(row.loss, width: 5, batchSize: 7)
    let y = Bench.numbers(35, 3, 1)
    let t = Bench.numbers(35, 0.5, 2).map { $0 + 0.5 }
    bench.setInputs(y)
    bench.setTargets(t)
    let terms = zip(y, t).map { row.term(Double($0), Double($1)) }
    #expect(abs(bench.plan.forward() - terms.reduce(0, +) / 35) < 1e-9)
  }

  @Test func `mean is the mean of the outputs`() throws {
    let bench = try Self.bench(.mean, width: 5, batchSize: 7)
    let expected = bench.inputs.reduce(0) { $0 + Double($1) } / 35
    #expect(abs(bench.plan.forward() - expected) < 1e-12)
  }

  /// The exponentials are single-precision, so the loss is good to some 10⁻⁷.
  @Test func `cross_entropy is −log softmax at the class`() throws {
    let bench = try Self.bench(.crossEntropy, width: 5, batchSize: 7)
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
    let entropy = try Self.bench(.crossEntropy, width: 2, batchSize: 2)
    entropy.setInputs([1e30, -1e30, -1e4, 1e4])
    entropy.setClasses([0, 0])
    // log-softmax at the class is 0 in the first row and −2·10⁴ in the second.
    #expect(entropy.plan.forward() == 1e4)
    let binary = try Self.bench(.bceWithLogits, width: 1, batchSize: 2)
    binary.setInputs([1e4, -1e4])
    binary.setTargets([0, 0])
    #expect(binary.plan.forward() == 5e3)
  }

  @Test(arguments: Loss.allCases)
  func `NaN reaches the loss`(_ loss: Loss) throws {
    let bench = try Self.bench(loss, width: 3, batchSize: 2)
    bench.setInputs([0, 1, 2, 1, .nan, 1])
    #expect(bench.plan.forward().isNaN)
  }
}
