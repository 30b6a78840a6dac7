import Networks

/// A mean pooling that oneDNN cannot express, with our own kernels: windows of several extents, or
/// with divisors that are not their extents.
final class MeanPoolOperation: Operation {
  private let shape: Shape
  private let windows: MeanPoolKernel.Windows
  private let output: Shape

  init(_ node: Network.Node, _ windows: MeanPoolKernel.Windows) {
    (shape, output) = (node.input, node.output)
    self.windows = windows
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let x = try compiler.plain(input)
    let y = compiler.value([compiler.batchSize] + output.dimensions)
    let kernel = kernel(compiler)
    compiler.add([x.tensor, y.tensor]) { _ in
      var means = y.tensor.floats.mutableSpan
      kernel.forward(x.tensor.floats.span, into: &means)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput else { return nil }
    let dy = try compiler.plain(gradient)
    let dx = compiler.value([compiler.batchSize] + shape.dimensions)
    let kernel = kernel(compiler)
    compiler.add([dy.tensor, dx.tensor]) { _ in
      var slopes = dx.tensor.floats.mutableSpan
      kernel.propagate(dy.tensor.floats.span, into: &slopes)
    }
    return dx
  }

  private func kernel(_ compiler: PlanCompiler) -> MeanPoolKernel {
    MeanPoolKernel(
      images: compiler.batchSize * shape.dimensions[0],
      size: (shape.dimensions[1], shape.dimensions[2]), windows: windows)
  }
}
