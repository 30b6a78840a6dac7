/// The arithmetic of a normalisation's gradient.
protocol NormKernel {
  /// How many sums of either kind there are.
  var sumCount: Int { get }
  /// Whether the gradient of the input takes the sums.
  var propagatesSums: Bool { get }

  /// The sums of dy and of dy · normal, for each parameter or for parts of a batch.
  func sums(
    _ x: Span<Float>, _ dy: Span<Float>, means: Span<Float>, scales: Span<Float>,
    direct: inout MutableSpan<Double>, weighted: inout MutableSpan<Double>)

  /// The gradient of each parameter from the sums.
  func total(_ sums: Span<Double>, into gradient: inout MutableSpan<Float>)

  /// The gradient of the input.
  ///
  /// - Parameters:
  ///   - x: What was normalised.
  ///   - dy: The gradient of the result.
  ///   - weight: The weights; empty stands for ones.
  ///   - statistics: The means and 1 / √(variance + eps) of the forward pass.
  ///   - sums: Those of `sums`.
  ///   - dx: The gradient of `x`.
  func propagate(
    _ x: Span<Float>, _ dy: Span<Float>, weight: Span<Float>,
    statistics: (means: Span<Float>, scales: Span<Float>),
    sums: (direct: Span<Double>, weighted: Span<Double>), into dx: inout MutableSpan<Float>)
}

extension NormKernel {
  var propagatesSums: Bool { true }

  /// The sums themselves, rounded.
  func total(_ sums: Span<Double>, into gradient: inout MutableSpan<Float>) {
    for i in 0..<gradient.count { gradient[i] = Float(sums[i]) }
  }
}

/// The backward steps of a normalisation.
struct NormGradient<Kernel: NormKernel> {
  let kernel: Kernel
  let input: Value
  /// What was subtracted and multiplied.
  let statistics: (means: Tensor, scales: Tensor)
  let weight: ParameterSlot?
  let bias: ParameterSlot?

  /// Adds the steps; gives the gradient of the input, if it is wanted.
  func add(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    let trains = weight?.isTrainable == true || bias?.isTrainable == true
    guard wantsInput || trains else { return nil }
    let (x, dy) = (input.tensor, try compiler.plain(gradient))
    let direct = Tensor(byteCount: 8 * kernel.sumCount)
    let weighted = Tensor(byteCount: 8 * kernel.sumCount)
    if trains || kernel.propagatesSums { addSums(dy, direct, weighted, in: compiler) }
    guard wantsInput else { return nil }
    let dx = compiler.value(dy.dimensions)
    let (means, scales) = statistics
    let weight = self.weight?.values
    // What has no sums keeps no memory for them.
    let sums = kernel.propagatesSums ? [direct, weighted] : []
    let tensors = [x, dy.tensor, dx.tensor, means, scales, weight].compactMap(\.self)
    let (first, second) = (sums.first, sums.last)
    compiler.add(tensors + sums) { [kernel] _ in
      var result = dx.tensor.floats.mutableSpan
      kernel.propagate(
        x.floats.span, dy.tensor.floats.span, weight: weight.floats.span,
        statistics: (means.floats.span, scales.floats.span),
        sums: (first.doubles.span, second.doubles.span), into: &result)
    }
    return dx
  }

  /// Sums what the gradients of weight, bias and input need.
  private func addSums(
    _ dy: Value, _ direct: Tensor, _ weighted: Tensor, in compiler: PlanCompiler
  ) {
    let (x, means, scales) = (input.tensor, statistics.means, statistics.scales)
    let (weight, bias) = (self.weight?.wantedGradients, self.bias?.wantedGradients)
    let tensors = [x, dy.tensor, means, scales, direct, weighted]
    compiler.add(tensors + [weight, bias].compactMap(\.self)) { [kernel] _ in
      var directSums = direct.doubles.mutableSpan
      var weightedSums = weighted.doubles.mutableSpan
      kernel.sums(
        x.floats.span, dy.tensor.floats.span, means: means.floats.span,
        scales: scales.floats.span, direct: &directSums, weighted: &weightedSums)
      if let weight {
        var gradient = weight.floats.mutableSpan
        kernel.total(weighted.doubles.span, into: &gradient)
      }
      if let bias {
        var gradient = bias.floats.mutableSpan
        kernel.total(direct.doubles.span, into: &gradient)
      }
    }
  }
}
