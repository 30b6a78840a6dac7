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
    let rows = graph.integers(call.input)
    return ONNXGraph.Value(name: graph.add("Gather", [weight, rows]), isInteger: false)
  }
}

extension Extent2D {
  /// Height and width.
  var sizes: [Int] { [height, width] }
}
