import Networks
import Testing

@Suite struct ShapeTests {
  @Test func `a shape counts and describes its elements`() {
    #expect(Shape([1, 28, 28]).count == 784)
    #expect(Shape([1, 28, 28]).description == "1×28×28")
    #expect(Shape([64]).description == "64")
  }

  static let outputs: [(layer: Layer, input: [Int], output: [Int])] = [
    (.linear(10), [64], [10]),
    (.relu, [2, 3], [2, 3]),
    (.dropout(0.5), [4, 5], [4, 5]),
    (.flatten, [1, 28, 28], [784]),
    (.flatten, [7], [7]),
    (.flatten(Flatten(startDimension: 2)), [2, 3, 4], [2, 12]),
    (.flatten(Flatten(startDimension: 1, endDimension: 2)), [2, 3, 4], [6, 4]),
    (.flatten(Flatten(startDimension: -2, endDimension: -1)), [2, 3, 4], [2, 12]),
    (.flatten(Flatten(startDimension: 2, endDimension: 2)), [2, 3, 4], [2, 3, 4]),
    (.batchNorm1d, [17], [17]),
    (.layerNorm, [2, 3], [2, 3]),
    (.layerNorm(LayerNorm(normalizedShape: [3, 4])), [2, 3, 4], [2, 3, 4]),
  ]

  @Test(arguments: outputs.indices)
  func `layers give the shapes that PyTorch gives`(_ i: Int) throws {
    let row = Self.outputs[i]
    let network = try Network(input: Shape(row.input), layers: [NamedLayer(row.layer)])
    #expect(network.output == Shape(row.output))
    #expect(network.nodes[0].input == Shape(row.input))
  }

  @Test func `arguments that were left out are filled in`() throws {
    let network = try Network(
      input: Shape([2, 3]),
      layers: [.layerNorm, .flatten, .linear(5), .batchNorm1d].map { NamedLayer($0) })
    #expect(network.nodes[0].layer == .layerNorm(LayerNorm(normalizedShape: [2, 3])))
    #expect(
      network.nodes[1].layer == .flatten(Flatten(startDimension: 1, endDimension: 2)))
    #expect(network.nodes[2].layer == .linear(5, inFeatures: 6))
    #expect(network.nodes[3].layer == .batchNorm(BatchNorm(features: 5)))
  }
}
