package import Networks

extension Flatten: ONNXLayer {
  /// Adds its operator.
  package func add(to graph: inout ONNXGraph, _ call: ONNXCall) -> ONNXGraph.Value {
    ONNXGraph.Value(
      name: call.reshaped(call.input.name, in: &graph), isInteger: call.input.isInteger)
  }
}

extension Dropout: ONNXLayer {
  /// Adds nothing.
  package func add(to graph: inout ONNXGraph, _ call: ONNXCall) -> ONNXGraph.Value { call.input }
}

extension Dropout2D: ONNXLayer {
  /// Adds nothing.
  package func add(to graph: inout ONNXGraph, _ call: ONNXCall) -> ONNXGraph.Value { call.input }
}

extension Residual: ONNXLayer {
  /// Adds both branches, and their sum.
  package func add(
    to graph: inout ONNXGraph, _ call: ONNXCall
  ) throws(ONNXError) -> ONNXGraph.Value {
    let body = try ONNXModel.add(call.node.body, call.input, to: &graph, call.numbers)
    let carried = try ONNXModel.add(call.node.shortcut, call.input, to: &graph, call.numbers)
    graph.place = call.node.name
    let sum = graph.add("Add", [graph.floats(body), graph.floats(carried)])
    return ONNXGraph.Value(name: sum, isInteger: false)
  }
}
