import Networks
import Testing

@Suite struct InitializationTests {
  static let kernel = [64, 3, 5, 7]
  static let matrix = [500, 784]

  /// `torch.nn.init._calculate_fan_in_and_fan_out` of PyTorch 2.15.
  @Test(arguments: [
    ([500, 784], 784, 500), ([10, 1], 1, 10), ([64, 3, 5, 7], 105, 2240), ([8, 4, 1, 1], 4, 8),
    ([6, 2, 3, 3], 18, 54),
  ])
  func `fans are PyTorch's`(_ shape: [Int], _ input: Int, _ output: Int) {
    let fans = Fans(shape)
    #expect(fans?.input == input && fans?.output == output)
    #expect(fans?[.input] == input && fans?[.output] == output)
  }

  @Test func `one dimension has no fans`() {
    #expect(Fans([20]) == nil)
    #expect(Fans([]) == nil)
  }

  /// `torch.nn.init.calculate_gain` of PyTorch 2.15.
  @Test(arguments: [
    (Nonlinearity.linear, 0, 1), (.sigmoid, 0, 1), (.tanh, 0, 1.6666666666666667),
    (.relu, 0, 1.4142135623730951), (.leakyReLU, 0, 1.4142135623730951),
    (.leakyReLU, 0.2, 1.3867504905630728), (.leakyReLU, 2.23606797749979, 0.5773502691896257),
    (.selu, 0, 0.75),
  ])
  func `gains are PyTorch's`(_ nonlinearity: Nonlinearity, _ slope: Double, _ gain: Double) {
    // To an ulp or two.
    #expect(abs(nonlinearity.gain(slope: slope) - gain) < 4e-16)
  }

  /// What PyTorch 2.15 hands to `normal_` and `uniform_`.
  static let scales: [(rule: any FanScaled, shape: [Int], scale: Double)] = [
    (KaimingNormal(), kernel, 0.13801311186847084),
    (
      KaimingNormal { ($0.mode, $0.nonlinearity) = (.output, .relu) }, kernel,
      0.029880715233359844
    ),
    (KaimingUniform { $0.a = 2.23606797749979 }, matrix, 0.03571428571428571),
    (KaimingUniform { $0.nonlinearity = .tanh }, matrix, 0.10309826235529032),
    (
      KaimingUniform { ($0.mode, $0.nonlinearity) = (.output, .selu) }, kernel,
      0.027447189551677496
    ),
    (XavierNormal(), matrix, 0.03946685189819292),
    (XavierNormal { $0.gain = 2 }, kernel, 0.05840816603245691),
    (XavierUniform(), kernel, 0.05058295557256703),
    (XavierUniform { $0.gain = 0.5 }, matrix, 0.03417929635123316),
  ]

  @Test(arguments: scales.indices)
  func `bounds and deviations are PyTorch's`(_ i: Int) {
    let (rule, shape, scale) = Self.scales[i]
    // PyTorch rounds at other places: a few ulps.
    switch rule.initializer(for: shape) {
    case .normal(let mean, let deviation):
      #expect(rule.kind.hasSuffix("normal") && mean == 0)
      #expect(abs(deviation - scale) < 1e-15 * scale)
    case .uniform(let low, let high):
      #expect(rule.kind.hasSuffix("uniform") && low == -high)
      #expect(abs(high - scale) < 1e-15 * scale)
    default: Issue.record("\(rule.kind) draws from another distribution")
    }
  }

  @Test func `plain distributions have PyTorch's defaults`() {
    #expect(Uniform().initializer(for: [3]) == .uniform(low: 0, high: 1))
    #expect(Normal().initializer(for: [3]) == .normal(mean: 0, standardDeviation: 1))
    #expect(
      TruncatedNormal().initializer(for: [3])
        == .truncatedNormal(mean: 0, standardDeviation: 1, low: -2, high: 2))
    #expect(Constant { $0.val = 0.3 }.initializer(for: []) == .constant(0.3))
    #expect(Zeros().initializer(for: [3]) == .constant(0))
    #expect(Ones().initializer(for: [3]) == .constant(1))
    #expect(Orthogonal().initializer(for: [3, 4]) == .orthogonal(gain: 1))
  }

  static let mistakes: [(rule: any Initialization, shape: [Int], message: String?)] = [
    (KaimingNormal(), [20], "kaiming_normal needs a fan, which takes two dimensions, not 20"),
    (XavierUniform(), [20], "xavier_uniform needs a fan, which takes two dimensions, not 20"),
    (Orthogonal(), [20], "orthogonal needs two dimensions, not 20"),
    (
      Uniform { ($0.a, $0.b) = (1, 0) }, [2],
      "the lower bound a of uniform, 1.0, is above the upper bound b, 0.0"
    ),
    (Uniform { ($0.a, $0.b) = (1, 1) }, [2], nil),
    (Normal { $0.std = -1 }, [2], "std of normal must not be negative"),
    (TruncatedNormal { $0.std = 0 }, [2], "std of trunc_normal must be above 0"),
    (
      TruncatedNormal { ($0.a, $0.b) = (2, 2) }, [2],
      "the lower bound a of trunc_normal, 2.0, is not below the upper bound b, 2.0"
    ),
    (TruncatedNormal { ($0.a, $0.b) = (2, 3) }, [2], nil),
    (
      TruncatedNormal { ($0.a, $0.b) = (2.5, 3) }, [2],
      "the mean of trunc_normal is more than 2 std from the range [2.5, 3.0]"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `a rule that cannot fill a parameter says why`(_ i: Int) {
    #expect(Self.mistakes[i].rule.mistake(for: Self.mistakes[i].shape) == Self.mistakes[i].message)
  }

  @Test func `a layer's own rules fill its parameters, in branches too`() throws {
    let rules: [String: any Initialization] = ["weight": KaimingNormal(), "bias": Ones()]
    let network = try Network(
      input: Shape([8]),
      layers: [
        NamedLayer(
          Residual {
            $0.body = [NamedLayer(Linear(8), initializations: rules), NamedLayer(Linear(8))]
          }),
        NamedLayer(BatchNorm1D(), initializations: ["bias": Constant { $0.val = 0.5 }]),
      ])
    #expect(network.parameters.map(\.isDefault) == [false, false, true, true, true, false])
    #expect(
      network.parameters[0].initializer == .normal(mean: 0, standardDeviation: 0.5),
      "√(2/8) is a half")
    #expect(network.parameters[1].initializer == .constant(1))
    #expect(network.parameters[2].initializer != .normal(mean: 0, standardDeviation: 0.5))
    #expect(network.parameters[5].initializer == .constant(0.5))
    // A node's layer is the whole layer, with its rules.
    #expect(
      network.nodes[1].initializations.mapValues { $0 as? Constant }
        == ["bias": Constant { $0.val = 0.5 }])
  }

  @Test func `rules that do not fit a layer are its mistakes`() {
    func error(_ layer: NamedLayer) -> NetworkError? {
      do throws(NetworkError) {
        _ = try Network(input: Shape([8]), layers: [NamedLayer(ReLU()), layer])
        return nil
      } catch { return error }
    }
    #expect(
      error(NamedLayer(Linear(4), initializations: ["bias": Orthogonal()]))
        == NetworkError(
          layer: [1], argument: "bias_init", message: "orthogonal needs two dimensions, not 4"))
    #expect(
      error(NamedLayer(Linear(4, bias: false), initializations: ["bias": Zeros()]))
        == NetworkError(
          layer: [1], argument: "bias_init", message: "the layer has no bias to initialise"))
    #expect(
      error(NamedLayer(Residual([ReLU()]), initializations: ["weight": Zeros()]))
        == NetworkError(
          layer: [1], argument: "weight_init", message: "the layer has no weight to initialise"))
  }

  @Test func `a network's parameter can be filled by another rule`() throws {
    var network = try Network(input: Shape([8]), layers: [NamedLayer(Linear(4))])
    network.fill(1, by: Constant { $0.val = 2 })
    #expect(
      network.parameters[1]
        == Parameter(
          name: "0.bias", shape: [4], initializer: .constant(2), isDefault: false))
  }
}
