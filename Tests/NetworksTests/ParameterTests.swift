import Networks
import Testing

@Suite struct ParameterTests {
  static func network() throws -> Network {
    try Network(
      input: Shape([12]),
      layers: [
        NamedLayer(.linear(20)), NamedLayer(.batchNorm1d), NamedLayer(.relu),
        NamedLayer(.linear(16, bias: false), name: "hidden"), NamedLayer(.layerNorm),
        NamedLayer(.layerNorm(LayerNorm(bias: false))),
        NamedLayer(.batchNorm(BatchNorm(affine: false, tracksRunningStatistics: false))),
        NamedLayer(.linear(5)),
      ])
  }

  @Test func `parameters have PyTorch's names and shapes`() throws {
    let network = try Self.network()
    #expect(
      network.parameters.map(\.name) == [
        "0.weight", "0.bias", "1.weight", "1.bias", "hidden.weight", "4.weight", "4.bias",
        "5.weight", "7.weight", "7.bias",
      ])
    #expect(
      network.parameters.map(\.shape) == [
        [20, 12], [20], [20], [20], [16, 20], [16], [16], [16], [5, 16], [5],
      ])
    #expect(
      network.buffers.map(\.name) == [
        "1.running_mean", "1.running_var", "1.num_batches_tracked",
      ])
    #expect(network.buffers.map(\.shape) == [[20], [20], []])
    #expect(network.parameterCount == 240 + 20 + 40 + 320 + 32 + 16 + 80 + 5)
  }

  @Test func `nodes know their parameters and buffers`() throws {
    let network = try Self.network()
    #expect(
      network.nodes.map(\.parameters) == [
        0..<2, 2..<4, 4..<4, 4..<5, 5..<7, 7..<8, 8..<8, 8..<10,
      ])
    #expect(network.nodes.map(\.buffers.count) == [0, 3, 0, 0, 0, 0, 0, 0])
    #expect(network.nodes.map(\.name) == ["0", "1", "2", "hidden", "4", "5", "6", "7"])
  }

  @Test func `initialisers are PyTorch's`() throws {
    let network = try Self.network()
    // 1/√12 and 1/√16, from the definition of kaiming_uniform with a = √5; to an ulp or two.
    for parameter in network.parameters[..<2] {
      guard case .uniform(let bound) = parameter.initializer else {
        Issue.record("\(parameter.name) is not evenly distributed")
        continue
      }
      #expect(abs(bound - 0.288675134594812882) < 1e-16)
    }
    #expect(network.parameters[2].initializer == .constant(1))
    #expect(network.parameters[3].initializer == .constant(0))
    #expect(network.parameters[9].initializer == .uniform(bound: 0.25))
    #expect(network.buffers.map(\.initializer) == [.constant(0), .constant(1), .constant(0)])
  }

  static let kinds: [(layer: Layer, kind: String)] = [
    (.linear(1), "linear"), (.relu, "relu"), (.leakyReLU(), "leaky_relu"), (.elu(), "elu"),
    (.gelu(), "gelu"), (.silu, "silu"), (.sigmoid, "sigmoid"), (.tanh, "tanh"),
    (.softplus(), "softplus"), (.dropout(0.5), "dropout"), (.flatten, "flatten"),
    (.batchNorm1d, "batch_norm1d"), (.layerNorm, "layer_norm"),
  ]

  @Test(arguments: kinds.indices)
  func `a layer's kind is its name in a spec`(_ i: Int) {
    #expect(Self.kinds[i].layer.kind == Self.kinds[i].kind)
  }
}
