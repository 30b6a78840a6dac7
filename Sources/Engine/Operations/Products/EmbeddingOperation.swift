import Networks

extension Embedding: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation {
    EmbeddingOperation(self, weight: site.parameters[0], of: site.node)
  }
}

/// An embedding with our own kernels.
///
/// Its input is the network's, so that no gradient of it is ever wanted.
final class EmbeddingOperation: Operation {
  private let kernel: EmbeddingKernel
  private let weight: ParameterSlot
  /// The shape of one sample's output.
  private let output: [Int]
  private var input: Value?

  init(_ layer: Embedding, weight: ParameterSlot, of node: Network.Node) {
    let columns = layer.columns ?? node.input.count
    kernel = EmbeddingKernel(
      count: layer.numEmbeddings, width: layer.embeddingDim, paddingRow: layer.paddingIdx,
      columns: columns, others: node.input.count - columns)
    output = node.output.dimensions
    self.weight = weight
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    weight.fixPlain()
    let x = try compiler.plain(input)
    let y = compiler.value([x.dimensions[0]] + output)
    self.input = x
    let (kernel, table) = (self.kernel, weight.values)
    compiler.add([x.tensor, y.tensor, table]) { _ in
      var rows = y.tensor.floats.mutableSpan
      kernel.forward(x.tensor.floats.span, table: table.floats.span, into: &rows)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    precondition(!wantsInput, "an embedding's input is the network's")
    guard let x = input, let sums = weight.wantedGradients else { return nil }
    let dy = try compiler.plain(gradient)
    let kernel = kernel
    compiler.add([x.tensor, dy.tensor, sums]) { _ in
      var result = sums.floats.mutableSpan
      kernel.sums(x.tensor.floats.span, dy.tensor.floats.span, into: &result)
    }
    return nil
  }
}
