import Declarations
import Networks
import Testing

@Suite struct ParameterTests {
  static func network() throws -> Network {
    try Network(
      input: Shape([12]),
      layers: [
        NamedLayer(Linear(20)), NamedLayer(BatchNorm1D()), NamedLayer(ReLU()),
        NamedLayer(Linear(16, bias: false), name: "hidden"), NamedLayer(LayerNorm()),
        NamedLayer(LayerNorm { $0.bias = false }),
        NamedLayer(BatchNorm1D { ($0.affine, $0.trackRunningStats) = (false, false) }),
        NamedLayer(Linear(5)),
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
      guard case .uniform(let low, let bound) = parameter.initializer, low == -bound else {
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

  /// The names and shapes that `torch.nn.Module.named_parameters` gives such modules.
  @Test func `parameters of images and branches have PyTorch's names and shapes`() throws {
    let layers = [
      NamedLayer(Conv2D(8, Extent2D(height: 3, width: 5), groups: 2)),
      NamedLayer(GroupNorm(4)), NamedLayer(ReLU()),
      NamedLayer(
        Residual {
          $0.body = [
            NamedLayer(Conv2D(6, 1, bias: false)), NamedLayer(BatchNorm2D(), name: "norm"),
            NamedLayer(Residual([Conv2D(6, 1)])),
          ]
          $0.shortcut = [NamedLayer(Conv2D(6, 1, bias: false)), NamedLayer(BatchNorm2D())]
        }),
      NamedLayer(Flatten()), NamedLayer(Linear(2, bias: false)),
    ]
    let network = try Network(input: Shape([4, 5, 6]), layers: layers)
    let expected: [(name: String, shape: [Int])] = [
      ("0.weight", [8, 2, 3, 5]), ("0.bias", [8]), ("1.weight", [8]), ("1.bias", [8]),
      ("3.body.0.weight", [6, 8, 1, 1]), ("3.body.norm.weight", [6]), ("3.body.norm.bias", [6]),
      ("3.body.2.body.0.weight", [6, 6, 1, 1]), ("3.body.2.body.0.bias", [6]),
      ("3.shortcut.0.weight", [6, 8, 1, 1]), ("3.shortcut.1.weight", [6]),
      ("3.shortcut.1.bias", [6]), ("5.weight", [2, 36]),
    ]
    #expect(network.parameters.map(\.name) == expected.map(\.name))
    #expect(network.parameters.map(\.shape) == expected.map(\.shape))
    #expect(Network.parameterNames(of: layers) == expected.map(\.name))
    #expect(
      network.buffers.map(\.name) == [
        "3.body.norm.running_mean", "3.body.norm.running_var",
        "3.body.norm.num_batches_tracked", "3.shortcut.1.running_mean",
        "3.shortcut.1.running_var", "3.shortcut.1.num_batches_tracked",
      ])
    #expect(network.nodes[3].parameters == 4..<12)
    #expect(network.nodes[3].shortcut.map(\.parameters) == [9..<10, 10..<12])
    // 1/√(2·3·5), kaiming_uniform's bound with a = √5 for a fan of 30; to an ulp or two.
    for parameter in network.parameters[..<2] {
      guard case .uniform(let low, let bound) = parameter.initializer, low == -bound else {
        Issue.record("\(parameter.name) is not evenly distributed")
        continue
      }
      #expect(abs(bound - 0.18257418583505536) < 1e-16)
    }
  }

  @Test func `an embedding has PyTorch's weight, zero in the padding's row`() throws {
    for (padding, initializer) in [
      (nil, Initializer.normal(mean: 0, standardDeviation: 1)), (0, .normalRows(except: 0)),
      (-1, .normalRows(except: 8)),
    ] {
      let layer = NamedLayer(Embedding(9, 4, paddingIdx: padding))
      let network = try Network(input: Shape([5]), layers: [layer])
      #expect(
        network.parameters
          == [Parameter(name: "0.weight", shape: [9, 4], initializer: initializer)])
      #expect(Network.parameterNames(of: [layer]) == ["0.weight"])
      #expect(network.indices == [InputIndices(count: 9, argument: "num_embeddings")])
    }
  }

  @Test func `indices are those of each table`() throws {
    let block: any Layer = Residual([Embedding(9, 4)], shortcut: [Embedding(7, 4)])
    let network = try Network(input: Shape([5]), layers: [NamedLayer(block)])
    #expect(network.indices.map(\.count) == [9, 7] && network.takesOnlyIndices)
    let others = try Network(input: Shape([5]), layers: [NamedLayer(ReLU())])
    #expect(others.indices.isEmpty && !others.takesOnlyIndices)
    let columns = try Network(input: Shape([5]), [Embedding(9, 4, columns: 2)])
    #expect(columns.indices.map(\.columns) == [2] && !columns.takesOnlyIndices)
  }

  @Test func `names are tested of every layer`() {
    #expect(Set(Self.kinds.map(\.kind)) == Set(LayerRegistry.all.names))
  }

  static let kinds: [(layer: any Layer, kind: String)] = [
    (Linear(1), "linear"), (ReLU(), "relu"), (LeakyReLU(), "leaky_relu"), (ELU(), "elu"),
    (GELU(), "gelu"), (SiLU(), "silu"), (Sigmoid(), "sigmoid"), (Tanh(), "tanh"),
    (Softplus(), "softplus"), (Dropout(0.5), "dropout"), (Flatten(), "flatten"),
    (BatchNorm1D(), "batch_norm1d"), (LayerNorm(), "layer_norm"), (BatchNorm2D(), "batch_norm2d"),
    (Conv2D(1, 1), "conv2d"), (MaxPool2D(1), "max_pool2d"), (AveragePool2D(1), "avg_pool2d"),
    (AdaptiveAveragePool2D(1), "adaptive_avg_pool2d"), (GroupNorm(1), "group_norm"),
    (LocalResponseNorm(1), "local_response_norm"), (Dropout2D(0.5), "dropout2d"),
    (Softmax(), "softmax"), (LogSoftmax(), "log_softmax"), (Residual([ReLU()]), "residual"),
    (Embedding(1, 1), "embedding"), (Mish(), "mish"),
  ]

  @Test(arguments: kinds.indices)
  func `a layer's kind is its name in a spec`(_ i: Int) {
    #expect(Self.kinds[i].layer.kind == Self.kinds[i].kind)
  }
}
