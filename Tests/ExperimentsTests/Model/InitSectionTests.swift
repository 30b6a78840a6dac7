import Experiments
import Networks
import Testing

@Suite struct InitSectionTests {
  private func network(_ changes: [(line: Int, text: String)]) throws -> Network {
    var lines = SampleSpec.lines
    for (line, text) in changes { lines[line - 1] = text }
    let (spec, context) = SpecReader(for: .training).read(
      Array(lines.joined(separator: "\n").utf8), name: "spec.yaml")
    let experiment = spec?.experiment(SampleSpec.facts, findings: context.findings)
    #expect(context.findings.all.isEmpty)
    return try #require(experiment).network
  }

  @Test func `the first rule that matches holds, what a layer says goes before`() throws {
    let rules = """
      init:
        parameters:
          - {params: "*.weight", type: kaiming_normal, mode: fan_out, nonlinearity: relu}
          - {params: ["hidden.*", "2.bias"], type: constant, val: 3}
      """
    let layer = "  - linear: {out_features: 10, bias_init: {type: uniform, a: -1, b: 2}}"
    let network = try network([(2, rules), (14, layer)])
    // √2 / √fan_out of [32, 64] and [10, 32].
    #expect(
      network.parameters.map(\.initializer) == [
        .normal(mean: 0, standardDeviation: 0.25), .constant(3),
        .normal(mean: 0, standardDeviation: 2.0.squareRoot() / 10.0.squareRoot()),
        .uniform(low: -1, high: 2),
      ])
  }

  @Test func `a rule that every layer overrules is suspicious`() {
    let text = SampleSpec.text(
      replacing: 11...12,
      with: """
        init: {parameters: [{params: "hidden.weight", type: zeros}]}
        model:
          - linear: {out_features: 32, name: hidden, weight_init: orthogonal}
        """)
    #expect(
      SampleSpec.findings(in: text).map(\.brief) == [
        "11:21: warning: init.parameters.0: has no effect: the layers have initialisers of their own"
      ])
  }

  static let types: [(text: String, rule: any Initialization)] = [
    ("zeros", Zeros()), ("ones", Ones()),
    ("{type: constant, val: 1/4}", Constant { $0.val = 0.25 }),
    ("uniform", Uniform()), ("{type: uniform, b: 2}", Uniform { $0.b = 2 }),
    ("normal", Normal()),
    ("{type: normal, mean: 1, std: 0}", Normal { ($0.mean, $0.std) = (1, 0) }),
    ("trunc_normal", TruncatedNormal()),
    (
      "{type: trunc_normal, mean: 1, std: 2, a: 0, b: 3}",
      TruncatedNormal { ($0.mean, $0.std, $0.a, $0.b) = (1, 2, 0, 3) }
    ),
    ("xavier_uniform", XavierUniform()),
    ("{type: xavier_normal, gain: 2}", XavierNormal { $0.gain = 2 }),
    ("kaiming_uniform", KaimingUniform()),
    (
      "{type: kaiming_normal, mode: fan_out, nonlinearity: tanh}",
      KaimingNormal { ($0.mode, $0.nonlinearity) = (.output, .tanh) }
    ),
    (
      "{type: kaiming_normal, a: 0.1}",
      KaimingNormal { $0.a = 0.1 }
    ),
    ("{type: kaiming_uniform, nonlinearity: selu}", KaimingUniform { $0.nonlinearity = .selu }),
    ("{type: kaiming_uniform, nonlinearity: linear}", KaimingUniform { $0.nonlinearity = .linear }),
    (
      "{type: kaiming_uniform, nonlinearity: sigmoid}",
      KaimingUniform { $0.nonlinearity = .sigmoid }
    ),
    ("orthogonal", Orthogonal()), ("{type: orthogonal, gain: 3}", Orthogonal { $0.gain = 3 }),
  ]

  @Test(arguments: types.indices)
  func `a layer names any initialiser with its arguments`(_ i: Int) throws {
    let (text, rule) = Self.types[i]
    let network = try network([(14, "  - linear: {out_features: 10, weight_init: \(text)}")])
    #expect(network.parameters[2].initializer == rule.initializer(for: [10, 32]))
    #expect(network.parameters.map(\.isDefault) == [true, true, false, true])
  }
}
