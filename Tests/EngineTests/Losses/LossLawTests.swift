import Declarations
import Networks
import Testing

@testable import Engine

/// The laws that every loss obeys.
@Suite struct LossLawTests {
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
          input: [4], [.linear(6), .tanh, .linear(width)], loss: loss, batchSize: batchSize,
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
