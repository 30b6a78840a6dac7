import Networks

/// A mean pooling that oneDNN cannot express, with our own kernels: windows of several extents, or
/// with divisors that are not their extents.
final class MeanPoolOperation: Operation {
  private let shape: Shape
  private let windows: (rows: MeanWindows, columns: MeanWindows)
  private let output: Shape

  private init(_ node: Network.Node, rows: MeanWindows, columns: MeanWindows) {
    (shape, output) = (node.input, node.output)
    windows = (rows, columns)
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

extension MeanPoolOperation {
  /// Means of unequal parts; nil where the parts are equal, which oneDNN pools.
  convenience init?(_ layer: AdaptiveAveragePool2D, _ node: Network.Node) {
    let (height, width) = (node.input.dimensions[1], node.input.dimensions[2])
    let size = layer.outputSize
    guard height % size.height != 0 || width % size.width != 0 else { return nil }
    self.init(
      node, rows: .parts(count: size.height, size: height),
      columns: .parts(count: size.width, size: width))
  }

  /// Means with zeros of the padding but nothing beyond it; nil where all windows keep to the
  /// padded image or count no zeros, which oneDNN pools.
  convenience init?(_ layer: AveragePool2D, _ node: Network.Node) {
    let (input, output) = (node.input.dimensions, node.output.dimensions)
    let (kernel, padding) = (layer.kernelSize, layer.padding)
    let stride = layer.stride ?? kernel
    let rows = MeanWindows.sliding(
      count: output[1], size: input[1], kernel: kernel.height, stride: stride.height,
      padding: padding.height)
    let columns = MeanWindows.sliding(
      count: output[2], size: input[2], kernel: kernel.width, stride: stride.width,
      padding: padding.width)
    let isWhole =
      rows[output[1] - 1].divisor == kernel.height
      && columns[output[2] - 1].divisor == kernel.width
    guard layer.countsPadding && !isWhole else { return nil }
    self.init(node, rows: rows, columns: columns)
  }
}
