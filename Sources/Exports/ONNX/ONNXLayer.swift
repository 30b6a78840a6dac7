package import Networks

/// A layer that operators of ONNX can say, as it is in evaluation.
package protocol ONNXLayer: Layer {
  /// Adds its operators to a graph, and gives their result.
  ///
  /// - Throws: `ONNXError` where its arguments are not to be said.
  func add(to graph: inout ONNXGraph, _ call: ONNXCall) throws(ONNXError) -> ONNXGraph.Value
}

/// A layer that takes one tensor of floats: all but a few.
protocol ONNXFunction: ONNXLayer {
  /// Adds its operators to a graph, and gives the name of their result.
  func add(_ x: String, to graph: inout ONNXGraph, _ call: ONNXCall) throws(ONNXError) -> String
}

extension ONNXFunction {
  /// Adds its operators.
  package func add(
    to graph: inout ONNXGraph, _ call: ONNXCall
  ) throws(ONNXError) -> ONNXGraph.Value {
    let x = graph.floats(call.input)
    return ONNXGraph.Value(name: try add(x, to: &graph, call), isInteger: false)
  }
}

/// A layer in its place, what it receives, and its numbers.
package struct ONNXCall {
  let node: Network.Node
  let input: ONNXGraph.Value
  /// The numbers of a parameter or a buffer by its whole name.
  let numbers: (String) -> [Float]

  /// Adds a parameter or a buffer of the layer to a graph under its name.
  func parameter(_ role: String, _ shape: [Int], in graph: inout ONNXGraph) -> String {
    graph.numbers(role, shape, numbers("\(node.name).\(role)"))
  }

  /// Weight and bias of the layer, as far as it has them, over the channels of what it receives.
  func scaled(_ x: String, by layer: some Layer, in graph: inout ONNXGraph) -> String {
    let sizes = node.input.dimensions
    let shape = [sizes[0]] + sizes.dropFirst().map { _ in 1 }
    var result = x
    for (role, kind) in [("weight", "Mul"), ("bias", "Add")]
    where layer.parameterNames.contains(role) {
      result = graph.add(kind, [result, parameter(role, shape, in: &graph)])
    }
    return result
  }

  /// The value with the shape that the layer gives.
  func reshaped(_ x: String, in graph: inout ONNXGraph) -> String {
    let shape = graph.integers("shape", [0] + node.output.dimensions)
    return graph.add("Reshape", [x, shape])
  }
}

/// A layer that ONNX cannot say.
package struct ONNXError: Error {
  /// The name that its parameters begin with.
  package let layer: String
  /// Why.
  package let message: String
}
