import Engine
import Foundation
import Networks
import Testing

/// Values against closed forms, written here in double precision.
@Suite struct ForwardTests {
  typealias Function = @Sendable (Double) -> Double

  static let functions: [(layer: any Layer, f: Function)] = [
    (ReLU(), { max(0, $0) }),
    (LeakyReLU(), { $0 > 0 ? $0 : 0.01 * $0 }),
    (LeakyReLU { $0.negativeSlope = 0.2 }, { $0 > 0 ? $0 : 0.2 * $0 }),
    (ELU(), { $0 > 0 ? $0 : exp($0) - 1 }),
    (ELU { $0.alpha = 0.7 }, { $0 > 0 ? $0 : 0.7 * (exp($0) - 1) }),
    (GELU(), { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) }),
    (
      GELU { $0.approximate = .tanh },
      { $0 * 0.5 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * pow($0, 3)))) }
    ),
    (SiLU(), { $0 / (1 + exp(-$0)) }),
    (Mish(), { $0 * tanh(log1p(exp($0))) }),
    (Sigmoid(), { 1 / (1 + exp(-$0)) }),
    (Tanh(), { tanh($0) }),
    (Softplus(), { $0 > 20 ? $0 : log(1 + exp($0)) }),
    (
      Softplus {
        $0.beta = 2; $0.threshold = 3
      }, { 2 * $0 > 3 ? $0 : log(1 + exp(2 * $0)) / 2 }
    ),
  ]

  /// Single precision has 6·10⁻⁸; both libraries' functions are within a few tens of ulps.
  @Test(arguments: functions.indices, KernelChoice.both)
  func `an activation is its formula`(_ i: Int, _ kernels: KernelChoice) throws {
    let inputs = (0..<63).map { Float($0 - 31) / 4 } + [-90, 30, 90, 0.001, -0.001]
    let bench = try Bench(
      input: [17], [Self.functions[i].layer], batchSize: 4, kernels: kernels)
    bench.setInputs(inputs)
    for (x, y) in zip(inputs, bench.outputs()) {
      let expected = Self.functions[i].f(Double(x))
      #expect(abs(Double(y) - expected) <= 2e-6 * max(1, abs(expected)), "f(\(x))")
    }
  }

  @Test(arguments: [1, 7, 17], KernelChoice.both)
  func `linear is x Wᵀ + b, and relu follows`(_ size: Int, _ kernels: KernelChoice) throws {
    for (rectified, batchSize) in [(false, 1), (true, 9), (false, 16), (true, 7)] {
      let bench = try Bench(
        input: [size], [Linear(2 * size - 1)] + (rectified ? [ReLU()] : []),
        batchSize: batchSize, kernels: kernels, scale: 1)
      let weight = bench.model.store.plainValues(of: 0)
      let bias = bench.model.store.plainValues(of: 1)
      let x = bench.inputs
      let y = bench.outputs()
      for row in 0..<batchSize {
        for column in bias.indices {
          var sum = Double(bias[column])
          for k in 0..<size {
            sum += Double(x[row * size + k]) * Double(weight[column * size + k])
          }
          if rectified { sum = max(0, sum) }
          // 17 products of at most 1, each rounded to 6·10⁻⁸.
          #expect(abs(Double(y[row * bias.count + column]) - sum) < 2e-6)
        }
      }
    }
  }

  @Test func `NaN passes through relu`() throws {
    let bench = try Bench(input: [2], [Linear(4), ReLU()], batchSize: 9, kernels: .own)
    bench.setInputs([Float](repeating: .nan, count: 18))
    #expect(bench.outputs().allSatisfy { $0.isNaN })
    #expect(bench.plan.forward().isNaN)
  }

  @Test(arguments: [[2, 3, 4], [3, 4], [4]])
  func `layer_norm normalises the last dimensions`(_ shape: [Int]) throws {
    let bench = try Bench(
      input: [2, 3, 4], [LayerNorm { ($0.normalizedShape, $0.eps) = (shape, 1e-3) }],
      batchSize: 3, kernels: .own, scale: 1)
    let width = shape.reduce(1, *)
    let weight = bench.model.store.plainValues(of: 0)
    let bias = bench.model.store.plainValues(of: 1)
    let x = bench.inputs.map(Double.init)
    let y = bench.outputs()
    for start in stride(from: 0, to: x.count, by: width) {
      let row = x[start..<start + width]
      let mean = row.reduce(0, +) / Double(width)
      let variance = row.map { pow($0 - mean, 2) }.reduce(0, +) / Double(width)
      for j in 0..<width {
        let normal = (x[start + j] - mean) / (variance + 1e-3).squareRoot()
        let expected = normal * Double(weight[j]) + Double(bias[j])
        #expect(abs(Double(y[start + j]) - expected) < 1e-5)
      }
    }
  }
}
