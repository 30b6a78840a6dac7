import Engine
import Networks
import Testing

/// The law that every layer and loss obeys: gradients are what finite differences say.
@Suite struct GradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let layers: [Layer]
    var batchSizes = [1, 7]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "linear alone", layers: []),
    Case(name: "linear without bias", layers: [.linear(3, bias: false)]),
    Case(name: "fused relu", layers: [.relu]),
    Case(name: "unfused relu", layers: [.flatten, .relu]),
    Case(name: "leaky_relu", layers: [.leakyReLU(negativeSlope: 0.2)]),
    Case(name: "leaky_relu falling", layers: [.leakyReLU(negativeSlope: -0.3)]),
    Case(name: "elu", layers: [.elu(alpha: 1.5)]),
    Case(name: "gelu", layers: [.gelu()]),
    Case(name: "gelu tanh", layers: [.gelu(tanh: true)]),
    Case(name: "silu", layers: [.silu]),
    Case(name: "sigmoid", layers: [.sigmoid]),
    Case(name: "tanh", layers: [.tanh]),
    Case(name: "softplus", layers: [.softplus(beta: 1.7)]),
    Case(name: "softplus beyond its threshold", layers: [.softplus(threshold: 0)]),
    Case(name: "dropout", layers: [.dropout(0.4)]),
    Case(name: "flatten", layers: [.flatten]),
    Case(name: "batch_norm1d", layers: [.batchNorm1d], batchSizes: [7, 16]),
    Case(
      name: "batch_norm1d without weights", layers: [.batchNorm(BatchNorm(affine: false))],
      batchSizes: [7]),
    Case(name: "layer_norm", layers: [.layerNorm]),
    Case(name: "layer_norm without bias", layers: [.layerNorm(LayerNorm(bias: false))]),
    Case(name: "layer_norm without weights", layers: [.layerNorm(LayerNorm(affine: false))]),
    Case(name: "group_norm", layers: [.groupNorm(1), .silu]),
    Case(name: "softmax", layers: [.softmax]),
    Case(name: "log_softmax", layers: [.logSoftmax, .silu]),
    Case(
      name: "a deep mixture",
      layers: [.batchNorm1d, .silu, .linear(5), .elu(), .dropout(0.2), .layerNorm, .tanh],
      batchSizes: [7]),
  ]

  /// Every layer stands behind a linear one, whose gradients need that of the layer's input, and
  /// before another, so that its output's gradient is no constant.
  @Test(arguments: cases, KernelChoice.both)
  func `a layer's gradients are those of finite differences`(
    _ row: Case, _ kernels: KernelChoice
  ) throws {
    for batchSize in row.batchSizes {
      for features in [1, 17] {
        let bench = try Bench(
          input: [3], [.linear(features)] + row.layers + [.linear(2)], loss: .mse,
          batchSize: batchSize, kernels: kernels, scale: 0.3)
        // Biases of ±1 to ±1.5 against products of less than 0.9 keep the layer's inputs away
        // from zero, where some activations have a kink.
        let biases = (0..<features).map { Float($0 % 2 == 0 ? 1 : -1) * (1 + 0.1 * Float($0 % 6)) }
        bench.model.store.setPlainValues(biases, of: 1)
        bench.setTargets(Bench.numbers(batchSize * 2, 1, 5))
        bench.expectGradients("\(row.name), batch \(batchSize), features \(features)")
      }
    }
  }

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
