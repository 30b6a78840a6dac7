import Networks
import Testing

@Suite struct ShapeTests {
  @Test func `a shape counts and describes its elements`() {
    #expect(Shape([1, 28, 28]).count == 784)
    #expect(Shape([1, 28, 28]).description == "1×28×28")
    #expect(Shape([64]).description == "64")
  }

  static let outputs: [(layer: any Layer, input: [Int], output: [Int])] = [
    (Linear(10), [64], [10]),
    (ReLU(), [2, 3], [2, 3]),
    (Dropout(0.5), [4, 5], [4, 5]),
    (Flatten(), [1, 28, 28], [784]),
    (Flatten(), [7], [7]),
    (Flatten { $0.startDim = 2 }, [2, 3, 4], [2, 12]),
    (Flatten { ($0.startDim, $0.endDim) = (1, 2) }, [2, 3, 4], [6, 4]),
    (Flatten { ($0.startDim, $0.endDim) = (-2, -1) }, [2, 3, 4], [2, 12]),
    (Flatten { ($0.startDim, $0.endDim) = (2, 2) }, [2, 3, 4], [2, 3, 4]),
    (BatchNorm1D(), [17], [17]),
    (LayerNorm(), [2, 3], [2, 3]),
    (LayerNorm { $0.normalizedShape = [3, 4] }, [2, 3, 4], [2, 3, 4]),
    (Conv2D(20, 5), [1, 28, 28], [20, 24, 24]),
    (Conv2D(17, 3, stride: 2, padding: 1), [3, 32, 32], [17, 16, 16]),
    (Conv2D(6, 3, stride: 3, padding: 2, groups: 3), [3, 7, 11], [6, 3, 5]),
    (Conv2D(1, 3, dilation: 2), [2, 5, 8], [1, 1, 4]),
    (
      Conv2D(
        4, Extent2D(height: 1, width: 5), stride: Extent2D(height: 2, width: 1),
        padding: Extent2D(height: 0, width: 2)), [3, 8, 8], [4, 4, 8]
    ),
    (MaxPool2D(2), [5, 9, 8], [5, 4, 4]),
    (MaxPool2D(3, stride: 2, padding: 1), [5, 9, 8], [5, 5, 4]),
    (AveragePool2D(3, stride: 1), [5, 9, 8], [5, 7, 6]),
    (AdaptiveAveragePool2D(1), [64, 8, 8], [64, 1, 1]),
    (AdaptiveAveragePool2D(Extent2D(height: 2, width: 3)), [1, 4, 9], [1, 2, 3]),
    (AdaptiveAveragePool2D(Extent2D(height: 3, width: 20)), [2, 4, 9], [2, 3, 20]),
    (MaxPool2D(2, ceilMode: true), [5, 9, 8], [5, 5, 4]),
    (MaxPool2D(3, stride: 2, padding: 1, ceilMode: true), [5, 9, 8], [5, 5, 5]),
    (AveragePool2D(3, stride: 3, padding: 1, ceilMode: true), [1, 10, 10], [1, 4, 4]),
    (MaxPool2D(5, ceilMode: true), [1, 4, 9], [1, 1, 2]),
    (AveragePool2D(2, stride: 3, padding: 1, ceilMode: true), [1, 7, 11], [1, 3, 4]),
    (MaxPool2D(3, stride: 2, ceilMode: true), [1, 2, 2], [1, 1, 1]),
    (AveragePool2D(4, stride: 5, padding: 2, ceilMode: true), [1, 6, 6], [1, 2, 2]),
    (MaxPool2D(1, ceilMode: true), [1, .max, 1], [1, .max, 1]),
    (Embedding(10, 3), [5], [5, 3]),
    (Embedding(10, 3), [1], [1, 3]),
    (Embedding(10, 3, columns: 2), [5], [9]),
    (Embedding(10, 3, columns: 5), [5], [15]),
    (Embedding(10, 3), [2, 5], [2, 5, 3]),
    (Residual([Embedding(10, 3)], shortcut: [Embedding(7, 3)]), [5], [5, 3]),
    (BatchNorm2D(), [17, 3, 2], [17, 3, 2]),
    (GroupNorm(2), [6, 3, 2], [6, 3, 2]),
    (GroupNorm(3), [6], [6]),
    (LocalResponseNorm(5), [2, 3, 4], [2, 3, 4]),
    (Dropout2D(0.5), [2, 3, 4], [2, 3, 4]),
    (Softmax(), [7], [7]),
    (LogSoftmax(), [7, 2], [7, 2]),
    (Residual([Conv2D(8, 3, padding: 1)], shortcut: [Conv2D(8, 1)]), [3, 5, 5], [8, 5, 5]),
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
      [LayerNorm(), Flatten(), Linear(5), BatchNorm1D()])
    #expect(network.nodes[0].layer.isEqual(to: LayerNorm { $0.normalizedShape = [2, 3] }))
    #expect(
      network.nodes[1].layer.isEqual(to: Flatten { ($0.startDim, $0.endDim) = (1, 2) }))
    #expect(network.nodes[2].layer as? Linear == Linear(5, inFeatures: 6))
    #expect(network.nodes[3].layer.isEqual(to: BatchNorm1D { $0.numFeatures = 5 }))
  }

  @Test func `arguments of images that were left out are filled in`() throws {
    let network = try Network(
      input: Shape([4, 9, 9]),
      [
        Conv2D(6, 3), MaxPool2D(2), GroupNorm(3), Residual([BatchNorm2D()]),
      ])
    #expect(
      network.nodes[0].layer.isEqual(
        to: Conv2D { ($0.outChannels, $0.kernelSize, $0.inChannels) = (6, 3, 4) }))
    #expect(network.nodes[1].layer as? MaxPool2D == MaxPool2D(2, stride: 2))
    #expect(
      network.nodes[2].layer.isEqual(
        to: GroupNorm { ($0.numGroups, $0.numChannels) = (3, 6) }))
    let norm = BatchNorm2D { $0.numFeatures = 6 }
    #expect(
      network.nodes[3].layer.isEqual(
        to: Residual { $0.body = [NamedLayer(norm, name: "0")] }))
    #expect(network.nodes[3].body.map { $0.layer as? BatchNorm2D } == [norm])
  }
}
