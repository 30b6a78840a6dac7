import Networks

/// A linear layer with a single output and our own kernels, ReLU included where it follows.
///
/// In panels one column would be computed as sixteen.
final class VectorLinearOperation: Operation {
  private let inputs: Int
  private let weight: ParameterSlot
  private let bias: ParameterSlot?
  private let rectified: Bool
  private var input: Value?
  private var output: Value?

  init(_ node: Network.Node, _ slots: [ParameterSlot], rectified: Bool) {
    inputs = node.input.count
    weight = slots[0]
    bias = slots.dropFirst().first
    self.rectified = rectified
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    // The only row of the weight, filled up to whole panels: the transpose's panels.
    if weight.layout == nil { weight.fix(.panels(columns: inputs, inner: 1)) }
    bias?.fixPlain()
    let x = try compiler.plain(input)
    let y = compiler.value([compiler.batchSize, 1])
    (self.input, output) = (x, y)
    let (inputs, rectified) = (self.inputs, self.rectified)
    let (weight, bias) = (self.weight.values, self.bias?.values)
    compiler.add([x.tensor, y.tensor, weight] + (bias.map { [$0] } ?? [])) { _ in
      var result = y.tensor.floats.mutableSpan
      PanelProduct.multiply(
        x.tensor.floats.span, inner: inputs, vector: weight.floats.span,
        bias: bias.floats.span, rectified: rectified, into: &result)
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

  /// dw = Σ dy x and db = Σ dy over the batch.
  private func addParameterGradients(_ x: Value, _ dy: Value, in compiler: PlanCompiler) {
    let inputs = self.inputs
    let (weight, bias) = (self.weight.gradients, self.bias?.gradients)
    compiler.add([x.tensor, dy.tensor, weight] + (bias.map { [$0] } ?? [])) { _ in
      var result = weight.floats.mutableSpan
      PanelProduct.sums(
        x.tensor.floats.span, factors: dy.tensor.floats.span, columns: inputs, into: &result)
      if let bias {
        var sums = bias.floats.mutableSpan
        sums[0] = Float(LossKernel.sum(dy.tensor.floats.span))
      }
    }
  }

  /// dx = dy w.
  private func addInputGradient(
    _ dy: Value, _ dimensions: [Int], in compiler: PlanCompiler
  ) -> Value {
    let dx = compiler.value(dimensions)
    let (inputs, weight) = (self.inputs, self.weight.values)
    compiler.add([dy.tensor, dx.tensor, weight]) { _ in
      var result = dx.tensor.floats.mutableSpan
      PanelProduct.multiply(
        dy.tensor.floats.span, inner: 1, panels: weight.floats.span, bias: Span(),
        rectified: false, into: &result, columns: inputs)
    }
    return dx
  }
}
