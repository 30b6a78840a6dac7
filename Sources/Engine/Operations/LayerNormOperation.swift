import Networks

/// Layer normalisation over the last dimensions.
final class LayerNormOperation: Operation {
  private let layer: LayerNorm
  private let width: Int
  private let weight: ParameterSlot?
  private let bias: ParameterSlot?
  private var input: Value?
  /// Each row's mean and 1 / √(variance + eps).
  private var statistics: (means: Tensor, scales: Tensor)?

  init(_ layer: LayerNorm, _ slots: [ParameterSlot]) {
    self.layer = layer
    width = (layer.normalizedShape ?? []).reduce(1, *)
    weight = slots.first
    bias = slots.dropFirst().first
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    for slot in [weight, bias] { slot?.fixPlain() }
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    let kernel = kernel(x)
    let means = Tensor(byteCount: 4 * kernel.rows)
    let scales = Tensor(byteCount: 4 * kernel.rows)
    (self.input, statistics) = (x, (means, scales))
    let (weight, bias) = (self.weight?.values, self.bias?.values)
    let tensors = [x.tensor, y.tensor, means, scales] + [weight, bias].compactMap(\.self)
    compiler.add(tensors) { _ in
      var result = y.tensor.floats.mutableSpan
      var meanSpan = means.floats.mutableSpan
      var scaleSpan = scales.floats.mutableSpan
      kernel.forward(
        x.tensor.floats.span, weight: weight.floats.span, bias: bias.floats.span,
        means: &meanSpan, scales: &scaleSpan, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let x = input, let (means, scales) = statistics else { return nil }
    let dy = try compiler.plain(gradient)
    let kernel = kernel(x)
    if weight != nil { addSums(x, dy, in: compiler) }
    guard wantsInput else { return nil }
    let dx = compiler.value(dy.dimensions)
    let weight = self.weight?.values
    let tensors = [x.tensor, dy.tensor, dx.tensor, means, scales]
    compiler.add(tensors + (weight.map { [$0] } ?? [])) { _ in
      var result = dx.tensor.floats.mutableSpan
      kernel.propagate(
        x.tensor.floats.span, dy.tensor.floats.span, weight: weight.floats.span,
        means: means.floats.span, scales: scales.floats.span, into: &result)
    }
    return dx
  }

  private func kernel(_ x: Value) -> LayerNormKernel {
    LayerNormKernel(
      rows: x.dimensions.reduce(1, *) / width, width: width, eps: layer.eps)
  }

  /// Sums the gradients of weight and bias over rows.
  private func addSums(_ x: Value, _ dy: Value, in compiler: PlanCompiler) {
    guard let (means, scales) = statistics else { return }
    let plain = Tensor(byteCount: 8 * width)
    let weighted = Tensor(byteCount: 8 * width)
    let kernel = kernel(x)
    let (weight, bias) = (self.weight?.gradients, self.bias?.gradients)
    let tensors = [x.tensor, dy.tensor, means, scales, plain, weighted]
    compiler.add(tensors + [weight, bias].compactMap(\.self)) { _ in
      var plainSums = plain.doubles.mutableSpan
      var weightedSums = weighted.doubles.mutableSpan
      kernel.sums(
        x.tensor.floats.span, dy.tensor.floats.span, means: means.floats.span,
        scales: scales.floats.span, plain: &plainSums, weighted: &weightedSums)
      weight?.write(weighted)
      bias?.write(plain)
    }
  }
}
