import Networks

extension PlanCompiler {
  /// Compiles all layers and the loss.
  ///
  /// - Parameter loss: What is computed from the outputs.
  /// - Returns: The steps, whose memory is not laid out yet.
  /// - Throws: `EngineError` where the batch does not suit a layer.
  func compile(_ loss: Loss) throws(EngineError) -> CompiledPlan {
    let input = value([batchSize] + network.input.dimensions)
    let operations = self.operations()
    var output = input
    for operation in operations {
      output = try operation.value.compileForward(output, in: self)
    }
    output = try plain(output)
    let target = LossTarget(loss, batchSize: batchSize, outputs: network.output.count)
    let gradient = mode == .training ? value(output.dimensions) : nil
    let forward = takeSteps()
    let lossTensors = [output.tensor, target.tensor] + (gradient.map { [$0.tensor] } ?? [])
    if let gradient { try compileBackward(gradient, through: operations) }
    return CompiledPlan(
      forward: forward, loss: LossOperation(loss, output, target, gradient: gradient),
      lossTensors: lossTensors, backward: takeSteps(), primitives: primitives, input: input,
      output: output, target: target)
  }

  /// Adds the backward steps, from the last layer to the first that has parameters.
  private func compileBackward(
    _ gradient: Value, through operations: [(value: any Operation, wantsInput: Bool)]
  ) throws(EngineError) {
    var gradient = gradient
    for operation in operations.reversed() {
      guard
        let next = try operation.value.compileBackward(
          gradient, wantsInput: operation.wantsInput, in: self)
      else { return }
      gradient = next
    }
  }

  /// An operation for each layer, or for two that are fused.
  private func operations() -> [(value: any Operation, wantsInput: Bool)] {
    var operations: [(value: any Operation, wantsInput: Bool)] = []
    var index = 0
    while index < network.nodes.count {
      let node = network.nodes[index]
      let rectified = isRectified(after: index)
      operations.append(
        (operation(for: node, at: index, rectified: rectified), node.parameters.lowerBound > 0))
      index += rectified ? 2 : 1
    }
    return operations
  }

  /// Whether a linear layer is followed by ReLU, which then becomes a part of it.
  private func isRectified(after index: Int) -> Bool {
    guard case .linear = network.nodes[index].layer, index + 1 < network.nodes.count,
      case .activation(.relu) = network.nodes[index + 1].layer
    else { return false }
    return true
  }

  /// The operation of a layer, with the kernels that were chosen.
  private func operation(
    for node: Network.Node, at index: Int, rectified: Bool
  ) -> any Operation {
    let slots = Array(parameters[node.parameters])
    switch node.layer {
    case .linear:
      return kernels == .own
        ? PanelLinearOperation(node, slots, rectified: rectified)
        : LibraryLinearOperation(node, slots, rectified: rectified)
    case .activation(let activation):
      if kernels == .library, let algorithm = LibraryActivation(activation) {
        return LibraryActivationOperation(algorithm)
      }
      return ActivationOperation(activation)
    case .dropout(let dropout):
      return mode == .training
        ? DropoutOperation(dropout, layer: index) : ViewOperation(node.output)
    case .flatten: return ViewOperation(node.output)
    case .batchNorm(let layer):
      return BatchNormOperation(layer, node, slots, Array(buffers[node.buffers]))
    case .layerNorm(let layer): return LayerNormOperation(layer, slots)
    }
  }
}
