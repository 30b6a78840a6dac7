import Engine
import Networks
import Testing

/// The law that every loss obeys: gradients are what finite differences say.
@Suite struct LossGradientTests {
  static func losses(width: Int) throws -> [Loss] {
    let weights = (0..<width).map { 0.5 + Double($0 % 3) }
    return LossKind.allCases.map { Loss($0) } + [
      try .huber(delta: 1.5), try .nll(classWeights: weights),
      try .crossEntropy(labelSmoothing: 0.2), try .crossEntropy(classWeights: weights),
      try .crossEntropy(labelSmoothing: 0.2, classWeights: weights),
    ]
  }

  @Test(arguments: try losses(width: 1).indices, KernelChoice.both)
  func `a loss' gradients are those of finite differences`(
    _ index: Int, _ kernels: KernelChoice
  ) throws {
    for batchSize in [1, 7] {
      for width in [1, 5, 17] {
        let loss = try Self.losses(width: width)[index]
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
