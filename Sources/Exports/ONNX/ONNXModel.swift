package import Networks

/// A network with its numbers as a model of ONNX: what it computes in evaluation, for batches of any size.
package struct ONNXModel {
  /// What is done to inputs before the first layer: `(x − mean) / deviation`, each one number or one a
  /// channel.
  package typealias Normalization = (mean: [Double], deviation: [Double])

  /// The most bytes that a message of Protocol Buffers may have.
  package static let mostBytes = 1 << 31 - 1
  private static let (version, operators) = (8, 17)

  private let bytes: ProtocolMessage

  /// Makes the operators of a network.
  ///
  /// - Parameters:
  ///   - network: What the model is.
  ///   - name: What the graph is called.
  ///   - text: What readers are told of the model.
  ///   - inputText: What readers are told of its input.
  ///   - normalization: What comes before the first layer; nil for nothing.
  ///   - scaling: What the outputs are in the targets' own unit, `y · deviation + mean`; nil for what they are.
  ///   - numbers: A parameter or a buffer by its name.
  /// - Throws: `ONNXError` at the first layer that ONNX cannot say.
  package init(
    _ network: Network, name: String, text: String, inputText: String,
    normalization: Normalization?, scaling: Normalization? = nil,
    numbers: @escaping (String) -> [Float]
  ) throws(ONNXError) {
    var graph = ONNXGraph()
    let isInteger = network.takesOnlyIndices && normalization == nil
    var value = ONNXGraph.Value(name: "input", isInteger: isInteger)
    if let normalization {
      value = Self.normalized(value, normalization, rank: network.input.rank, in: &graph)
    }
    value = try Self.add(network.nodes, value, to: &graph, numbers)
    if let scaling { value = Self.scaled(value, scaling, in: &graph) }
    graph.place = "output"
    if value.name == "input" { _ = graph.add("Identity", [graph.floats(value)]) }
    graph.nameLast("output")
    var message = ProtocolMessage()
    message.add(1, Self.version)
    message.add(2, "runner")
    message.add(6, text)
    message.add(7) { message in
      graph.write(
        name, input: ("input", network.input.dimensions, isInteger, inputText),
        output: ("output", network.output.dimensions), to: &message)
    }
    message.add(8) { $0.add(2, Self.operators) }
    bytes = message
  }

  /// The whole file.
  package var encoded: [UInt8] { bytes.bytes }

  private static func normalized(
    _ input: ONNXGraph.Value, _ normalization: Normalization, rank: Int, in graph: inout ONNXGraph
  ) -> ONNXGraph.Value {
    graph.place = "normalize"
    var result = input.name
    for (name, kind, numbers) in [
      ("mean", "Sub", normalization.mean), ("std", "Div", normalization.deviation),
    ] {
      let shape = [numbers.count] + (1..<max(rank, 1)).map { _ in 1 }
      result = graph.add(kind, [result, graph.numbers(name, shape, numbers.map { Float($0) })])
    }
    return ONNXGraph.Value(name: result, isInteger: false)
  }

  private static func scaled(
    _ output: ONNXGraph.Value, _ scaling: Normalization, in graph: inout ONNXGraph
  ) -> ONNXGraph.Value {
    graph.place = "targets"
    var result = graph.floats(output)
    for (name, kind, numbers) in [
      ("std", "Mul", scaling.deviation), ("mean", "Add", scaling.mean),
    ] {
      let factors = graph.numbers(name, [numbers.count], numbers.map { Float($0) })
      result = graph.add(kind, [result, factors])
    }
    return ONNXGraph.Value(name: result, isInteger: false)
  }

  /// Adds layers one behind the other.
  static func add(
    _ nodes: [Network.Node], _ input: ONNXGraph.Value, to graph: inout ONNXGraph,
    _ numbers: @escaping (String) -> [Float]
  ) throws(ONNXError) -> ONNXGraph.Value {
    var value = input
    for node in nodes {
      guard let layer = node.layer as? any ONNXLayer else {
        throw ONNXError(layer: node.name, message: "\(node.layer.kind) has no operators in ONNX")
      }
      graph.place = node.name
      let call = ONNXCall(node: node, input: value, numbers: numbers)
      value = try layer.add(to: &graph, call)
    }
    return value
  }
}
