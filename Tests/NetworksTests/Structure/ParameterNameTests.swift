import Networks
import Testing

@Suite struct ParameterNameTests {
  @Test func `names without shapes are those of the network`() throws {
    let layers = [
      NamedLayer(.linear(8), name: "hidden"), NamedLayer(.batchNorm1d), NamedLayer(.relu),
      NamedLayer(.linear(6, bias: false)), NamedLayer(.layerNorm),
      NamedLayer(LayerNorm { $0.bias = false }), NamedLayer(.dropout(0.5)),
      NamedLayer(BatchNorm1D { $0.affine = false }),
    ]
    let network = try Network(input: Shape([4]), layers: layers)
    #expect(Network.parameterNames(of: layers) == network.parameters.map(\.name))
    #expect(network.parameters.count == 8)
  }
}
