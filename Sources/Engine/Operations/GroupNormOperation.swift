import Networks

/// Group normalisation with our own kernels.
final class GroupNormOperation: Operation {
  private let layer: GroupNorm
  private let shape: Shape
  private let weight: ParameterSlot?
  private let bias: ParameterSlot?
  private var input: Value?
  /// Each group's mean and 1 / √(variance + eps).
  private var statistics: (means: Tensor, scales: Tensor)?

  init(_ layer: GroupNorm, _ node: Network.Node, _ slots: [ParameterSlot]) {
    self.layer = layer
    shape = node.input
    weight = slots.first
    bias = slots.dropFirst().first
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    for slot in [weight, bias] { slot?.fixPlain() }
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    let kernel = kernel(compiler)
    let means = Tensor(byteCount: 4 * kernel.samples * kernel.groups)
    let scales = Tensor(byteCount: means.byteCount)
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
    guard let x = input, let (means, scales) = statistics, wantsInput || weight != nil
    else { return nil }
    let dy = try compiler.plain(gradient)
    let kernel = kernel(compiler)
    let plain = Tensor(byteCount: 8 * compiler.batchSize * shape.dimensions[0])
    let weighted = Tensor(byteCount: plain.byteCount)
    addSums(x, dy, plain, weighted, in: compiler)
    guard wantsInput else { return nil }
    let dx = compiler.value(dy.dimensions)
    let weight = self.weight?.values
    let tensors = [x.tensor, dy.tensor, dx.tensor, means, scales, plain, weighted]
    compiler.add(tensors + (weight.map { [$0] } ?? [])) { _ in
      var result = dx.tensor.floats.mutableSpan
      kernel.propagate(
        x.tensor.floats.span, dy.tensor.floats.span, weight: weight.floats.span,
        statistics: (means.floats.span, scales.floats.span),
        sums: (plain.doubles.span, weighted.doubles.span), into: &result)
    }
    return dx
  }

  private func kernel(_ compiler: PlanCompiler) -> GroupNormKernel {
    GroupNormKernel(
      samples: compiler.batchSize, groups: layer.groups,
      channels: shape.dimensions[0] / layer.groups, pixels: shape.dimensions[1...].reduce(1, *),
      eps: layer.eps)
  }

  /// Sums what the gradients of weight, bias and input need.
  private func addSums(
    _ x: Value, _ dy: Value, _ plain: Tensor, _ weighted: Tensor, in compiler: PlanCompiler
  ) {
    guard let (means, scales) = statistics else { return }
    let kernel = kernel(compiler)
    let (weight, bias) = (self.weight?.gradients, self.bias?.gradients)
    let tensors = [x.tensor, dy.tensor, means, scales, plain, weighted]
    compiler.add(tensors + [weight, bias].compactMap(\.self)) { _ in
      var plainSums = plain.doubles.mutableSpan
      var weightedSums = weighted.doubles.mutableSpan
      kernel.sums(
        x.tensor.floats.span, dy.tensor.floats.span, means: means.floats.span,
        scales: scales.floats.span, plain: &plainSums, weighted: &weightedSums)
      for (gradient, sums) in [(weight, weighted), (bias, plain)] where gradient != nil {
        var span = gradient.floats.mutableSpan
        kernel.total(sums.doubles.span, into: &span)
      }
    }
  }
}
