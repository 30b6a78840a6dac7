import Networks

extension BatchNorm1D: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation { BatchNormOperation(self, at: site) }
}

/// Batch normalisation of flat samples.
final class BatchNormOperation: Operation {
  private let layer: BatchNorm1D
  private let name: String
  private let features: Int
  private let weight: ParameterSlot?
  private let bias: ParameterSlot?
  private let buffers: [ParameterSlot]
  private var input: Value?
  /// What was subtracted and multiplied, in single precision.
  private let center: Tensor
  private let scale: Tensor

  init(_ layer: BatchNorm1D, at site: OperationSite) {
    self.layer = layer
    (weight, bias, buffers) = (site.weight, site.bias, site.buffers)
    (name, features) = (site.node.name, site.node.input.count)
    center = Tensor(byteCount: 4 * features)
    scale = Tensor(byteCount: 4 * features)
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    for slot in [weight, bias] { slot?.fixPlain() }
    let usesBatch = buffers.isEmpty || moves(compiler)
    if compiler.mode == .training && usesBatch && compiler.batchSize == 1 {
      throw EngineError(
        "batch_norm1d needs more than one sample per batch in training: layer '\(name)' "
          + "would see batches of one")
    }
    let x = try compiler.plain(input)
    self.input = x
    if usesBatch { addStatistics(x, in: compiler) } else { addRunningStatistics(in: compiler) }
    let y = compiler.value(x.dimensions)
    let (kernel, center, scale) = (kernel(compiler), center, scale)
    let (weight, bias) = (self.weight?.values, self.bias?.values)
    let tensors = [x.tensor, y.tensor, center, scale] + [weight, bias].compactMap(\.self)
    compiler.add(tensors) { _ in
      var result = y.tensor.floats.mutableSpan
      kernel.normalize(
        x.tensor.floats.span, center: center.floats.span, scale: scale.floats.span,
        weight: weight.floats.span, bias: bias.floats.span, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let input else { return nil }
    let backward = NormGradient(
      kernel: kernel(compiler), input: input, statistics: (center, scale), weight: weight,
      bias: bias)
    return try backward.add(gradient, wantsInput: wantsInput, in: compiler)
  }

  private func kernel(_ compiler: PlanCompiler) -> BatchNormKernel {
    BatchNormKernel(
      rows: compiler.batchSize, features: features, eps: layer.eps,
      isFixed: !buffers.isEmpty && !moves(compiler))
  }

  /// Whether batches move the running statistics, which are then not what is normalised by.
  private func moves(_ compiler: PlanCompiler) -> Bool {
    compiler.mode == .training && buffers.allSatisfy(\.isTrainable)
  }

  /// Takes the statistics of the batch, and moves the running ones while training.
  private func addStatistics(_ x: Value, in compiler: PlanCompiler) {
    let mean = Tensor(byteCount: 8 * features)
    let variance = Tensor(byteCount: 8 * features)
    let (kernel, center, scale) = (kernel(compiler), center, scale)
    compiler.add([x.tensor, mean, variance, center, scale]) { _ in
      var means = mean.doubles.mutableSpan
      var variances = variance.doubles.mutableSpan
      kernel.statistics(x.tensor.floats.span, mean: &means, variance: &variances)
      var centers = center.floats.mutableSpan
      var scales = scale.floats.mutableSpan
      kernel.settle(
        mean: mean.doubles.span, variance: variance.doubles.span, center: &centers,
        scale: &scales)
    }
    guard moves(compiler) && !buffers.isEmpty else { return }
    let (momentum, running) = (layer.momentum, buffers.map(\.values))
    compiler.add([mean, variance] + running) { _ in
      running[2].floats[0] += 1
      var means = running[0].floats.mutableSpan
      var variances = running[1].floats.mutableSpan
      kernel.track(
        mean: mean.doubles.span, variance: variance.doubles.span,
        momentum: momentum ?? 1 / Double(running[2].floats[0]), runningMean: &means,
        runningVariance: &variances)
    }
  }

  /// Takes the running statistics.
  private func addRunningStatistics(in compiler: PlanCompiler) {
    let (eps, center, scale) = (layer.eps, center, scale)
    let (mean, variance) = (buffers[0].values, buffers[1].values)
    compiler.add([mean, variance, center, scale]) { _ in
      for j in 0..<center.floats.count {
        center.floats[j] = mean.floats[j]
        scale.floats[j] = Float(1 / (Double(variance.floats[j]) + eps).squareRoot())
      }
    }
  }
}
