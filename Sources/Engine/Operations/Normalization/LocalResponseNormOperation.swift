import Networks

extension LocalResponseNorm: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation {
    LocalResponseNormOperation(self, site.node.input)
  }
}

/// Normalisation over neighbouring channels with our own kernels.
final class LocalResponseNormOperation: Operation {
  private let layer: LocalResponseNorm
  private let shape: Shape
  private var saved: (input: Value, sums: Tensor, powers: Tensor)?

  init(_ layer: LocalResponseNorm, _ shape: Shape) { (self.layer, self.shape) = (layer, shape) }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    let sums = Tensor(byteCount: y.tensor.byteCount)
    let powers = Tensor(byteCount: y.tensor.byteCount)
    saved = (x, sums, powers)
    let kernel = kernel(compiler)
    compiler.add([x.tensor, y.tensor, sums, powers]) { _ in
      var result = y.tensor.floats.mutableSpan
      var sumSpan = sums.floats.mutableSpan
      var powerSpan = powers.floats.mutableSpan
      kernel.forward(
        x.tensor.floats.span, sums: &sumSpan, powers: &powerSpan, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let (x, sums, powers) = saved else { return nil }
    let dy = try compiler.plain(gradient)
    let dx = compiler.value(dy.dimensions)
    let kernel = kernel(compiler)
    compiler.add([x.tensor, dy.tensor, dx.tensor, sums, powers]) { _ in
      var result = dx.tensor.floats.mutableSpan
      kernel.propagate(
        x.tensor.floats.span, dy.tensor.floats.span, sums: sums.floats.span,
        powers: powers.floats.span, into: &result)
    }
    return dx
  }

  private func kernel(_ compiler: PlanCompiler) -> LocalResponseNormKernel {
    LocalResponseNormKernel(
      samples: compiler.batchSize, channels: shape.dimensions[0],
      pixels: shape.dimensions[1...].reduce(1, *), size: layer.size, alpha: layer.alpha,
      beta: layer.beta, k: layer.k)
  }
}
