import Networks

extension PlanCompiler {
  /// Compiles all layers and the loss.
  ///
  /// - Parameter loss: What is computed from the outputs.
  /// - Returns: The steps, whose memory is not laid out yet.
  /// - Throws: `EngineError` where the batch does not suit a layer.
  func compile(_ loss: any Loss) throws(EngineError) -> CompiledPlan {
    let input = value([batchSize] + network.input.dimensions)
    let layers = chain(of: network.nodes)
    var output = try layers.compileForward(input, in: self)
    output = try plain(output)
    let target = LossTarget(
      loss.targetKind, batchSize: batchSize, outputs: network.output.count)
    let gradient = mode == .training ? value(output.dimensions) : nil
    let forward = takeSteps()
    let lossTensors = [output.tensor, target.tensor] + (gradient.map { [$0.tensor] } ?? [])
    if let gradient { _ = try layers.compileBackward(gradient, wantsInput: false, in: self) }
    return CompiledPlan(
      forward: forward,
      loss: LossOperation(
        loss, output, target, batchSize: batchSize, gradient: gradient),
      lossTensors: lossTensors, backward: takeSteps(), primitives: primitives, input: input,
      output: output, target: target)
  }

  /// An operation for each layer, or for two that are fused.
  ///
  /// - Parameter nodes: Layers one behind the other.
  /// - Returns: The operations as one.
  func chain(of nodes: [Network.Node]) -> OperationChain {
    var links: [OperationChain.Link] = []
    let first = nodes.first?.parameters.lowerBound ?? 0
    var index = 0
    while index < nodes.count {
      let (node, next) = (nodes[index], nodes.dropFirst(index + 1).first)
      let layer = node.layer.runnable
      let isBeforeReLU = next.map { type(of: $0.layer.runnable).isReLU } ?? false
      let isRectified = type(of: layer).fusesReLU && isBeforeReLU
      let site = OperationSite(
        node: node, number: takeLayerNumber(), isRectified: isRectified, compiler: self)
      let operation = layer.operation(at: site)
      links.append(
        (operation, trains(node.parameters), trains(first..<node.parameters.lowerBound)))
      if isRectified { _ = takeLayerNumber() }
      index += isRectified ? 2 : 1
    }
    return OperationChain(links)
  }

  /// Whether the gradient of any of these parameters is wanted.
  private func trains(_ range: Range<Int>) -> Bool {
    parameters[range].contains(where: \.isTrainable)
  }
}
