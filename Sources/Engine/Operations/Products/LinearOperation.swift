import Networks

extension Linear: RunnableLayer {
  static var fusesReLU: Bool { true }

  func operation(at site: OperationSite) -> any Operation {
    site.compiler.kernels == .own
      ? LinearOperation(at: site)
      : LibraryProductOperation(LinearProduct(at: site), at: site)
  }
}

/// A linear layer with our own kernels, ReLU included where it follows.
final class LinearOperation: Operation {
  private let kernel: LinearKernel
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let isRectified: Bool
  private var input: Value?
  private var output: Value?

  init(at site: OperationSite) {
    kernel = LinearKernel(inputs: site.node.input.count, outputs: site.node.output.count)
    (weight, bias) = (site.parameters[0], site.bias)
    isRectified = site.isRectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    if weight.layout == nil { weight.fix(kernel.layout) }
    bias?.fixPlain()
    let x = try compiler.plain(input)
    let y = compiler.value([compiler.batchSize, kernel.outputs])
    (self.input, output) = (x, y)
    let (weight, bias) = (self.weight.values, self.bias?.values)
    compiler.add([x.tensor, y.tensor, weight] + (bias.map { [$0] } ?? [])) {
      [kernel, isRectified] _ in
      var result = y.tensor.floats.mutableSpan
      kernel.forward(
        x.tensor.floats.span, weight: weight.floats.span, bias: bias.floats.span,
        rectified: isRectified, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let x = input, let y = output else { return nil }
    let dy = try compiler.plain(gradient)
    if isRectified { compiler.addOwnRectification(dy, where: y) }
    addParameterGradients(x, dy, in: compiler)
    return wantsInput ? addInputGradient(dy, x.dimensions, in: compiler) : nil
  }

  /// dW = dyᵀ x and db = Σ dy.
  private func addParameterGradients(_ x: Value, _ dy: Value, in compiler: PlanCompiler) {
    let (weight, bias) = (self.weight.wantedGradients, self.bias?.wantedGradients)
    guard weight != nil || bias != nil else { return }
    compiler.add([x.tensor, dy.tensor] + [weight, bias].compactMap(\.self)) { [kernel] _ in
      if let weight {
        var result = weight.floats.mutableSpan
        kernel.weightGradient(x.tensor.floats.span, dy.tensor.floats.span, into: &result)
      }
      if let bias {
        var sums = bias.floats.mutableSpan
        kernel.biasGradient(dy.tensor.floats.span, into: &sums)
      }
    }
  }

  /// dx = dy W.
  private func addInputGradient(
    _ dy: Value, _ dimensions: [Int], in compiler: PlanCompiler
  ) -> Value {
    let dx = compiler.value(dimensions)
    let weight = self.weight.values
    let transposed = Tensor(byteCount: kernel.transposedByteCount)
    compiler.add([dy.tensor, dx.tensor, weight, transposed]) { [kernel] _ in
      var panels = transposed.floats.mutableSpan
      var result = dx.tensor.floats.mutableSpan
      kernel.inputGradient(
        dy.tensor.floats.span, weight: weight.floats.span, transposed: &panels, into: &result)
    }
    return dx
  }
}
