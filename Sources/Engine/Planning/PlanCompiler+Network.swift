import Networks

extension PlanCompiler {
  /// Compiles all layers and the loss.
  ///
  /// - Parameter loss: What is computed from the outputs.
  /// - Returns: The steps, whose memory is not laid out yet.
  /// - Throws: `EngineError` where the batch does not suit a layer.
  func compile(_ loss: Loss) throws(EngineError) -> CompiledPlan {
    let input = value([batchSize] + network.input.dimensions)
    var number = 0
    let layers = chain(of: network.nodes[...], from: &number)
    var output = try layers.compileForward(input, in: self)
    output = try plain(output)
    let target = LossTarget(loss, batchSize: batchSize, outputs: network.output.count)
    let gradient = mode == .training ? value(output.dimensions) : nil
    let forward = takeSteps()
    let lossTensors = [output.tensor, target.tensor] + (gradient.map { [$0.tensor] } ?? [])
    if let gradient {
      _ = try layers.compileBackward(gradient, wantsInput: false, in: self)
    }
    return CompiledPlan(
      forward: forward, loss: LossOperation(loss, output, target, gradient: gradient),
      lossTensors: lossTensors, backward: takeSteps(), primitives: primitives, input: input,
      output: output, target: target)
  }

  /// An operation for each layer, or for two that are fused.
  ///
  /// - Parameters:
  ///   - nodes: The layers, one behind the other.
  ///   - number: The number of layers before these in the whole network, which they advance.
  /// - Returns: The operations as one.
  private func chain(of nodes: ArraySlice<Network.Node>, from number: inout Int) -> OperationChain {
    var links: [(operation: any Operation, followsParameters: Bool)] = []
    let first = nodes.first?.parameters.lowerBound ?? 0
    var index = nodes.startIndex
    while index < nodes.endIndex {
      let node = nodes[index]
      let rectified = node.layer.fusesActivation && nodes[(index + 1)...].first?.layer == .relu
      links.append(
        (
          operation(for: node, number: &number, rectified: rectified),
          node.parameters.lowerBound > first
        ))
      number += rectified ? 2 : 1
      index += rectified ? 2 : 1
    }
    return OperationChain(links)
  }

  /// The operation of a layer, with the kernels that were chosen.
  private func operation(
    for node: Network.Node, number: inout Int, rectified: Bool
  ) -> any Operation {
    let slots = Array(parameters[node.parameters])
    switch node.layer {
    case .linear:
      guard kernels == .own else {
        return LibraryLinearOperation(node, slots, rectified: rectified)
      }
      return node.output.count == 1
        ? VectorLinearOperation(node, slots, rectified: rectified)
        : PanelLinearOperation(node, slots, rectified: rectified)
    case .activation(let activation):
      if kernels == .library, let algorithm = LibraryActivation(activation) {
        return LibraryActivationOperation(algorithm)
      }
      return ActivationOperation(activation)
    case .dropout(let dropout):
      return mode == .training
        ? DropoutOperation(p: dropout.p, layer: number) : OperationChain([])
    case .dropout2D(let dropout):
      let pixels = node.input.dimensions[1...].reduce(1, *)
      return mode == .training
        ? DropoutOperation(p: dropout.p, layer: number, width: pixels) : OperationChain([])
    case .flatten: return ViewOperation(node.output)
    case .batchNorm(let layer):
      let buffers = Array(buffers[node.buffers])
      return layer.rank == 1
        ? BatchNormOperation(layer, node, slots, buffers)
        : ImageNormOperation(layer, node, slots, buffers, rectified: rectified)
    case .layerNorm(let layer): return LayerNormOperation(layer, slots)
    case .conv2D(let layer):
      return ConvolutionOperation(layer, node, slots, rectified: rectified)
    case .maxPool2D(let layer): return PoolingOperation(layer, node)
    case .averagePool2D(let layer):
      return MeanPoolOperation(layer, node) ?? PoolingOperation(layer, node)
    case .adaptiveAveragePool2D(let layer):
      return MeanPoolOperation(layer, node) ?? PoolingOperation(layer, node)
    case .groupNorm(let layer): return GroupNormOperation(layer, node, slots)
    case .localResponseNorm(let layer): return LocalResponseNormOperation(layer, node)
    case .softmax(let layer): return SoftmaxOperation(layer)
    case .embedding(let layer): return EmbeddingOperation(layer, slots)
    case .residual:
      number += 1
      let closing = closingNorm(of: node)
      let body = chain(of: node.body.dropLast(closing == nil ? 0 : 1), from: &number)
      number += closing == nil ? 0 : 1
      let shortcut = chain(of: node.shortcut[...], from: &number)
      number -= 1
      return ResidualOperation(
        body: body, closing: closing, shortcut: shortcut, rectified: rectified)
    }
  }

  /// The batch normalisation that a residual layer's body ends with, if it does.
  private func closingNorm(of node: Network.Node) -> ImageNormOperation? {
    guard let last = node.body.last, case .batchNorm(let layer) = last.layer, layer.rank == 2
    else { return nil }
    return ImageNormOperation(
      layer, last, Array(parameters[last.parameters]), Array(buffers[last.buffers]),
      rectified: false)
  }
}

extension Layer {
  /// Whether ReLU becomes a part of the layer before it.
  fileprivate var fusesActivation: Bool {
    switch self {
    case .linear, .conv2D, .residual: true
    case .batchNorm(let layer): layer.rank == 2
    default: false
    }
  }
}
