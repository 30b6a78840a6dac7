import Networks

extension LayerNorm: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation {
    let width = (normalizedShape ?? []).reduce(1, *)
    let rows = site.compiler.batchSize * site.node.input.count / width
    return SampleNormOperation(LayerNormKernel(rows: rows, width: width, eps: eps), at: site)
  }
}

extension GroupNorm: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation {
    let sizes = site.node.input.dimensions
    let kernel = GroupNormKernel(
      samples: site.compiler.batchSize, groups: numGroups, channels: sizes[0] / numGroups,
      pixels: sizes[1...].reduce(1, *), eps: eps)
    return SampleNormOperation(kernel, at: site)
  }
}

/// The arithmetic of a normalisation of single samples.
protocol SampleNormKernel: NormKernel {
  /// How many means there are.
  var meanCount: Int { get }

  /// y = (x − mean) / √(variance + eps) · weight + bias.
  ///
  /// - Parameters:
  ///   - x: What is normalised.
  ///   - weight: The weights; empty stands for ones.
  ///   - bias: The biases; empty stands for zeros.
  ///   - means: Each mean, for the gradient.
  ///   - scales: Each 1 / √(variance + eps), for the gradient.
  ///   - y: The result.
  func forward(
    _ x: Span<Float>, weight: Span<Float>, bias: Span<Float>, means: inout MutableSpan<Float>,
    scales: inout MutableSpan<Float>, into y: inout MutableSpan<Float>)
}

/// A normalisation of single samples with our own kernels.
final class SampleNormOperation<Kernel: SampleNormKernel>: Operation {
  private let kernel: Kernel
  private let weight: ParameterSlot?
  private let bias: ParameterSlot?
  private var input: Value?
  private let means: Tensor
  private let scales: Tensor

  init(_ kernel: Kernel, at site: OperationSite) {
    self.kernel = kernel
    (weight, bias) = (site.weight, site.bias)
    means = Tensor(byteCount: 4 * kernel.meanCount)
    scales = Tensor(byteCount: 4 * kernel.meanCount)
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    for slot in [weight, bias] { slot?.fixPlain() }
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    self.input = x
    let (weight, bias) = (self.weight?.values, self.bias?.values)
    let tensors = [x.tensor, y.tensor, means, scales] + [weight, bias].compactMap(\.self)
    compiler.add(tensors) { [kernel, means, scales] _ in
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
    guard let input else { return nil }
    let backward = NormGradient(
      kernel: kernel, input: input, statistics: (means, scales), weight: weight, bias: bias)
    return try backward.add(gradient, wantsInput: wantsInput, in: compiler)
  }
}
