package import Networks

extension Linear: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    let weight = call.parameter("weight", [outFeatures, inFeatures ?? 0], in: &graph)
    let bias = bias ? [call.parameter("bias", [outFeatures], in: &graph)] : []
    return graph.add("Gemm", [x, weight] + bias, ["transB": .integer(1)])
  }
}

extension Conv2D: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    let sizes = [outChannels, (inChannels ?? 0) / groups, kernelSize.height, kernelSize.width]
    let weight = call.parameter("weight", sizes, in: &graph)
    let bias = bias ? [call.parameter("bias", [outChannels], in: &graph)] : []
    return graph.add(
      "Conv", [x, weight] + bias,
      [
        "kernel_shape": .integers(kernelSize.sizes), "strides": .integers(stride.sizes),
        "pads": .integers(padding.sizes + padding.sizes), "dilations": .integers(dilation.sizes),
        "group": .integer(groups),
      ])
  }
}

extension Embedding: ONNXLayer {
  /// Adds its operator.
  package func add(to graph: inout ONNXGraph, _ call: ONNXCall) -> ONNXGraph.Value {
    let weight = call.parameter("weight", [numEmbeddings, embeddingDim], in: &graph)
    guard let columns else {
      let rows = graph.integers(call.input)
      return ONNXGraph.Value(name: graph.add("Gather", [weight, rows]), isInteger: false)
    }
    let input = graph.floats(call.input)
    func part(_ name: String, _ range: Range<Int>) -> String {
      let bounds = [
        graph.integers("\(name).start", [range.lowerBound]),
        graph.integers("\(name).end", [range.upperBound]), graph.integers("axis", [1]),
      ]
      return graph.add("Slice", [input] + bounds)
    }
    let indices = ONNXGraph.Value(name: part("indices", 0..<columns), isInteger: false)
    let rows = graph.add("Gather", [weight, graph.integers(indices)])
    let shape = graph.integers("rows", [0, columns * embeddingDim])
    let flat = graph.add("Reshape", [rows, shape])
    let width = call.node.input.dimensions[0]
    let result =
      columns == width
      ? flat : graph.add("Concat", [flat, part("others", columns..<width)], ["axis": .integer(1)])
    return ONNXGraph.Value(name: result, isInteger: false)
  }
}

extension Extent2D {
  /// Height and width.
  var sizes: [Int] { [height, width] }
}
