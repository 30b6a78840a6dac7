import COneDNN
import Networks

extension AveragePool2D: RunnableLayer {
  static var needsLibrary: Bool { true }

  func operation(at site: OperationSite) -> any Operation {
    if let windows = unevenWindows(site.node) { return MeanPoolOperation(site.node, windows) }
    let algorithm =
      countIncludePad ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding
    return PoolingOperation(ConvolutionGeometry(self), algorithm, site.node)
  }

  /// Windows with zeros of the padding but nothing beyond it; nil where all windows keep to the padded
  /// image or count no zeros, which oneDNN pools.
  private func unevenWindows(_ node: Network.Node) -> MeanPoolKernel.Windows? {
    let (input, output) = (node.input.dimensions, node.output.dimensions)
    let stride = stride ?? kernelSize
    let rows = MeanWindows.sliding(
      count: output[1], size: input[1], kernel: kernelSize.height, stride: stride.height,
      padding: padding.height)
    let columns = MeanWindows.sliding(
      count: output[2], size: input[2], kernel: kernelSize.width, stride: stride.width,
      padding: padding.width)
    let isWhole =
      rows[output[1] - 1].divisor == kernelSize.height
      && columns[output[2] - 1].divisor == kernelSize.width
    return countIncludePad && !isWhole ? (rows, columns) : nil
  }
}
