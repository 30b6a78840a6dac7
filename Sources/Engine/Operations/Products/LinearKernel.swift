/// The arithmetic of a linear layer, with weights in panels.
struct LinearKernel {
  let inputs: Int
  let outputs: Int

  /// In panels a single column would be computed as sixteen: it is a vector instead.
  private var isVector: Bool { outputs == 1 }

  /// How the weights lie.
  var layout: Layout {
    // The only row is filled up to whole panels: the transpose's panels.
    isVector ? .panels(columns: inputs, inner: 1) : .panels(columns: outputs, inner: inputs)
  }

  /// The size of the transposed weights that the gradient of the input takes, in bytes.
  var transposedByteCount: Int {
    isVector ? 0 : PanelProduct.byteCount(columns: inputs, inner: outputs)
  }

  /// y = x Wᵀ + b, or its positive part where `rectified`; an empty bias stands for zeros.
  func forward(
    _ x: Span<Float>, weight: Span<Float>, bias: Span<Float>, rectified: Bool,
    into y: inout MutableSpan<Float>
  ) {
    if isVector {
      PanelProduct.multiply(
        x, inner: inputs, vector: weight, bias: bias, rectified: rectified, into: &y)
    } else {
      PanelProduct.multiply(
        x, inner: inputs, panels: weight, bias: bias, rectified: rectified, into: &y,
        columns: outputs)
    }
  }

  /// dW = dyᵀ x.
  func weightGradient(_ x: Span<Float>, _ dy: Span<Float>, into dw: inout MutableSpan<Float>) {
    if isVector {
      PanelProduct.sums(x, factors: dy, columns: inputs, into: &dw)
    } else {
      PanelProduct.transposedMultiply(
        x, inner: inputs, vectors: dy, columns: outputs, into: &dw)
    }
  }

  /// db = Σ dy.
  func biasGradient(_ dy: Span<Float>, into db: inout MutableSpan<Float>) {
    if isVector {
      db[0] = Float(LossMath.sum(dy))
    } else {
      PanelProduct.sums(dy, columns: outputs, into: &db)
    }
  }

  /// dx = dy W.
  func inputGradient(
    _ dy: Span<Float>, weight: Span<Float>, transposed: inout MutableSpan<Float>,
    into dx: inout MutableSpan<Float>
  ) {
    guard !isVector else {
      PanelProduct.multiply(
        dy, inner: 1, panels: weight, bias: Span(), rectified: false, into: &dx, columns: inputs)
      return
    }
    PanelProduct.transpose(weight, inner: inputs, columns: outputs, into: &transposed)
    PanelProduct.multiply(
      dy, inner: outputs, panels: transposed.span, bias: Span(), rectified: false, into: &dx,
      columns: inputs)
  }
}
