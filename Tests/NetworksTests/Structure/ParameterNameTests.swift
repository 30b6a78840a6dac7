import Networks
import Testing

@Suite struct ParameterNameTests {
  @Test func `names without shapes are those of the network`() throws {
    let layers = [
      NamedLayer(Linear(8), name: "hidden"), NamedLayer(BatchNorm1D()), NamedLayer(ReLU()),
      NamedLayer(Linear(6, bias: false)), NamedLayer(LayerNorm()),
      NamedLayer(LayerNorm { $0.bias = false }), NamedLayer(Dropout(0.5)),
      NamedLayer(BatchNorm1D { $0.affine = false }),
    ]
    let network = try Network(input: Shape([4]), layers: layers)
    #expect(Network.parameterNames(of: layers) == network.parameters.map(\.name))
    #expect(network.parameters.count == 8)
  }
}
