import COneDNN
import Networks

extension AdaptiveAveragePool2D: RunnableLayer {
  static var needsLibrary: Bool { true }

  /// Means of equal parts are those under a window, which oneDNN pools.
  func operation(at site: OperationSite) -> any Operation {
    let (height, width) = (site.node.input.dimensions[1], site.node.input.dimensions[2])
    guard height % outputSize.height == 0 && width % outputSize.width == 0 else {
      return MeanPoolOperation(
        site.node,
        (
          .parts(count: outputSize.height, size: height),
          .parts(count: outputSize.width, size: width)
        ))
    }
    let part = Extent2D(height: height / outputSize.height, width: width / outputSize.width)
    return PoolingOperation(
      ConvolutionGeometry(kernel: part, stride: part, padding: 0),
      dnnl_pooling_avg_exclude_padding, site.node)
  }
}
