import Networks

/// Where an operation stands in the plan being compiled.
struct OperationSite {
  /// The layer in its place in the network.
  let node: Network.Node
  /// The number of layers before it in the whole network.
  let number: Int
  /// Whether ReLU follows as a part of the operation.
  let isRectified: Bool
  /// The plan.
  let compiler: PlanCompiler

  /// The layer's parameters.
  var parameters: [ParameterSlot] { Array(compiler.parameters[node.parameters]) }

  /// The layer's first parameter, if it has any.
  var weight: ParameterSlot? { parameters.first }

  /// The layer's second parameter, if it has one.
  var bias: ParameterSlot? { parameters.dropFirst().first }

  /// The layer's own state.
  var buffers: [ParameterSlot] { Array(compiler.buffers[node.buffers]) }
}
