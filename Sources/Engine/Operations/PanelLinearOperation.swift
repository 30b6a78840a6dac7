import Networks

/// A linear layer with our own kernels, ReLU included where it follows.
final class PanelLinearOperation: Operation {
  private let inputs: Int
  private let outputs: Int
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let rectified: Bool
  private var input: Value?
  private var output: Value?

  init(_ node: Network.Node, _ slots: [ParameterSlot], rectified: Bool) {
    inputs = node.input.count
    outputs = node.output.count
    weight = slots[0]
    bias = slots.dropFirst().first
    self.rectified = rectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    if weight.layout == nil { weight.fix(.panels(columns: outputs, inner: inputs)) }
    bias?.fixPlain()
    let x = try compiler.plain(input)
    let y = compiler.value([compiler.batchSize, outputs])
    (self.input, output) = (x, y)
    let (inputs, outputs, rectified) = (self.inputs, self.outputs, self.rectified)
    let (weight, bias) = (self.weight.values, self.bias?.values)
    compiler.add([x.tensor, y.tensor, weight] + (bias.map { [$0] } ?? [])) { _ in
      var result = y.tensor.floats.mutableSpan
      PanelProduct.multiply(
        x.tensor.floats.span, inner: inputs, panels: weight.floats.span,
        bias: bias.floats.span, rectified: rectified, into: &result, columns: outputs)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let x = input, let y = output else { return nil }
    let dy = try compiler.plain(gradient)
    if rectified {
      compiler.add([y.tensor, dy.tensor]) { _ in
        var slopes = dy.tensor.floats.mutableSpan
        ElementKernel.rectify(&slopes, where: y.tensor.floats.span)
      }
    }
    addParameterGradients(x, dy, in: compiler)
    return wantsInput ? addInputGradient(dy, x.dimensions, in: compiler) : nil
  }

  /// dW = dyᵀ x and db = Σ dy.
  private func addParameterGradients(_ x: Value, _ dy: Value, in compiler: PlanCompiler) {
    let (inputs, outputs) = (self.inputs, self.outputs)
    let (weight, bias) = (self.weight.gradients, self.bias?.gradients)
    compiler.add([x.tensor, dy.tensor, weight] + (bias.map { [$0] } ?? [])) { _ in
      var result = weight.floats.mutableSpan
      PanelProduct.transposedMultiply(
        x.tensor.floats.span, inner: inputs, vectors: dy.tensor.floats.span, columns: outputs,
        into: &result)
      if let bias {
        var sums = bias.floats.mutableSpan
        PanelProduct.sums(dy.tensor.floats.span, columns: outputs, into: &sums)
      }
    }
  }

  /// dx = dy W.
  private func addInputGradient(
    _ dy: Value, _ dimensions: [Int], in compiler: PlanCompiler
  ) -> Value {
    let dx = compiler.value(dimensions)
    let (inputs, outputs, weight) = (self.inputs, self.outputs, self.weight.values)
    let transposed = Tensor(byteCount: PanelProduct.byteCount(columns: inputs, inner: outputs))
    compiler.add([dy.tensor, dx.tensor, weight, transposed]) { _ in
      var panels = transposed.floats.mutableSpan
      PanelProduct.transpose(
        weight.floats.span, inner: inputs, columns: outputs, into: &panels)
      var result = dx.tensor.floats.mutableSpan
      PanelProduct.multiply(
        dy.tensor.floats.span, inner: outputs, panels: transposed.floats.span, bias: Span(),
        rectified: false, into: &result, columns: inputs)
    }
    return dx
  }
}
