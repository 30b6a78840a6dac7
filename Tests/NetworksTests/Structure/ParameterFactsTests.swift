import Networks
import Testing

@Suite struct ParameterFactsTests {
  static let layers: [(input: [Int], layers: [any Layer])] = [
    (
      [4],
      [Linear(8), BatchNorm1D(), LayerNorm { $0.normalizedShape = [8] }, Linear(6, bias: false)]
    ),
    ([3], [Embedding(5, 4), LayerNorm { $0.normalizedShape = [3, 4] }, Flatten(), Linear(2)]),
    (
      [2, 4, 4],
      [
        Conv2D(4, 3), BatchNorm2D { $0.affine = false }, GroupNorm(2),
        Residual([Conv2D(4, 1, bias: false), BatchNorm2D()], shortcut: [Conv2D(4, 1)]),
      ]
    ),
  ]

  @Test(arguments: layers.indices)
  func `what layers say of their parameters is what the network has`(_ index: Int) throws {
    let (input, layers) = Self.layers[index]
    let network = try Network(input: Shape(input), layers)
    let facts = Network.parameterFacts(of: layers.map { NamedLayer($0) })
    #expect(facts == network.parameterFacts)
    #expect(facts.map(\.name) == network.parameters.map(\.name))
    #expect(facts.map(\.dimensions) == network.parameters.map(\.shape.count))
  }

  @Test func `a parameter is of the innermost layer`() throws {
    let network = try Network(input: Shape([2, 4, 4]), Self.layers[2].layers)
    #expect(
      network.parameterFacts.map { "\($0.name) \($0.layer)" } == [
        "0.weight conv2d", "0.bias conv2d", "2.weight group_norm", "2.bias group_norm",
        "3.body.0.weight conv2d", "3.body.1.weight batch_norm2d", "3.body.1.bias batch_norm2d",
        "3.shortcut.0.weight conv2d", "3.shortcut.0.bias conv2d",
      ])
  }

  @Test func `only the input tells the dimensions of a norm over a whole sample`() throws {
    let facts = Network.parameterFacts(of: [NamedLayer(LayerNorm())])
    #expect(facts.map(\.dimensions) == [nil, nil])
    let network = try Network(input: Shape([2, 3]), [LayerNorm()])
    #expect(network.parameterFacts.map(\.dimensions) == [2, 2])
  }
}
