import Declarations
import Networks
import Testing

@testable import Engine

/// The laws that every loss obeys.
@Suite struct LossLawTests {
  @Test func `every loss has an independent reference, and a row in the engine's table`() {
    let names = Set(LossRegistry.all.names)
    #expect(Set(LossReference.rules.keys) == names)
    #expect(Set(LossFunctions.rows.map { $0.facts.name }) == names)
  }

  /// The exponentials of `cross_entropy` are single-precision, so it is good to some 10⁻⁷.
  @Test(arguments: losses(width: 1).indices, [1, 7])
  func `a loss' value is that of its definition`(_ index: Int, _ batchSize: Int) throws {
    for width in [1, 5, 17] {
      let loss = Self.losses(width: width)[index]
      let bench = try LossValueTests.bench(loss, width: width, batchSize: batchSize)
      let y = Bench.numbers(batchSize * width, 3, 1)
      let t = Bench.numbers(batchSize * width, 0.5, 2).map { $0 + 0.5 }
      let classes = (0..<batchSize).map { $0 * 3 % width }
      bench.setInputs(y)
      switch loss.targetKind {
      case .none: break
      case .classes: bench.setClasses(classes.map { Int32($0) })
      case .values: bench.setTargets(t)
      }
      let rule = try #require(LossReference.rules[loss.kind])
      let expected = rule(loss, y.map(Double.init), t.map(Double.init), classes)
      #expect(abs(bench.plan.forward() - expected) < 1e-6 * max(1, abs(expected)))
    }
  }

  static func losses(width: Int) -> [any Loss] {
    let weights = (0..<width).map { 0.5 + Double($0 % 3) }
    let options: [any Loss] = [
      HuberLoss { $0.delta = 1.5 }, NLLLoss { $0.weight = weights },
      CrossEntropyLoss { $0.labelSmoothing = 0.2 }, CrossEntropyLoss { $0.weight = weights },
      CrossEntropyLoss { ($0.labelSmoothing, $0.weight) = (0.2, weights) },
    ]
    return LossRegistry.all.members.map { $0.init() } + options
  }

  @Test(arguments: losses(width: 1).indices, KernelChoice.both)
  func `a loss' gradients are those of finite differences`(
    _ index: Int, _ kernels: KernelChoice
  ) throws {
    for batchSize in [1, 7] {
      for width in [1, 5, 17] {
        let loss = Self.losses(width: width)[index]
        let bench = try Bench(
          input: [4], [Linear(6), Tanh(), Linear(width)], loss: loss, batchSize: batchSize,
          kernels: kernels, scale: 0.8)
        let outputs = bench.outputs()
        switch loss.targetKind {
        case .none: break
        case .classes: bench.setClasses((0..<batchSize).map { Int32($0 * 3 % width) })
        case .values:
          // At least 0.4 away from the kinks at distances 0 and ±1.
          let distances: [Float] = [0.5, -0.45, 1.8, -2.5]
          bench.setTargets(outputs.indices.map { outputs[$0] + distances[$0 % 4] })
        }
        bench.expectGradients("\(loss.kind), batch \(batchSize), width \(width)")
      }
    }
  }
}
