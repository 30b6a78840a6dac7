internal import Networks

extension BatchNorm1D: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    normalized(x, in: &graph, call)
  }
}

extension BatchNorm2D: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    normalized(x, in: &graph, call)
  }
}

extension BatchNorm {
  fileprivate func normalized(
    _ x: String, in graph: inout ONNXGraph, _ call: ONNXCall
  ) -> String {
    let count = call.node.input.dimensions[0]
    guard trackRunningStats else {
      let axes = [0] + (0..<call.node.input.rank).dropFirst().map { $0 + 1 }
      return call.scaled(byOwnStatistics(x, axes, in: &graph), by: self, in: &graph)
    }
    let numbers = ["weight", "bias", "running_mean", "running_var"].map { role in
      affine || role.hasPrefix("running")
        ? call.parameter(role, [count], in: &graph)
        : graph.numbers(role, [count], [Float](repeating: role == "weight" ? 1 : 0, count: count))
    }
    return graph.add("BatchNormalization", [x] + numbers, ["epsilon": .number(eps)])
  }

  /// Without running statistics evaluation takes the batch's own.
  private func byOwnStatistics(
    _ x: String, _ axes: [Int], in graph: inout ONNXGraph
  ) -> String {
    let mean = graph.add("ReduceMean", [x], ["axes": .integers(axes)])
    let distance = graph.add("Sub", [x, mean])
    let square = graph.add("Mul", [distance, distance])
    let variance = graph.add("ReduceMean", [square], ["axes": .integers(axes)])
    let sum = graph.add("Add", [variance, graph.number("eps", eps)])
    return graph.add("Div", [distance, graph.add("Sqrt", [sum])])
  }
}

extension LayerNorm: ONNXFunction {
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    let shape = normalizedShape ?? call.node.input.dimensions
    let hasBias = parameterNames.contains("bias")
    let ones = [Float](repeating: 1, count: shape.reduce(1, *))
    let weight =
      elementwiseAffine
      ? call.parameter("weight", shape, in: &graph) : graph.numbers("weight", shape, ones)
    let bias = hasBias ? [call.parameter("bias", shape, in: &graph)] : []
    return graph.add(
      "LayerNormalization", [x, weight] + bias,
      ["axis": .integer(-shape.count), "epsilon": .number(eps)])
  }
}

extension GroupNorm: ONNXFunction {
  // The operator of opset 18 has a weight a group, and that of 21 is read by few.
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) -> String {
    let groups = graph.integers("groups", [0, numGroups, -1])
    let ones = graph.numbers("ones", [numGroups], [Float](repeating: 1, count: numGroups))
    let zeros = graph.numbers("zeros", [numGroups], [Float](repeating: 0, count: numGroups))
    let grouped = graph.add("Reshape", [x, groups])
    let normalized = graph.add(
      "InstanceNormalization", [grouped, ones, zeros], ["epsilon": .number(eps)])
    return call.scaled(call.reshaped(normalized, in: &graph), by: self, in: &graph)
  }
}

extension LocalResponseNorm: ONNXFunction {
  func add(
    _ x: String, to graph: inout ONNXGraph, _ call: ONNXCall
  ) throws(ONNXError) -> String {
    guard !size.isMultiple(of: 2) else {
      throw ONNXError(
        layer: call.node.name,
        message:
          "local_response_norm over \(size) channels, an even number, has its window one channel "
          + "higher in ONNX than in PyTorch and here")
    }
    return graph.add(
      "LRN", [x],
      [
        "size": .integer(size), "alpha": .number(alpha), "beta": .number(beta),
        "bias": .number(k),
      ])
  }
}
