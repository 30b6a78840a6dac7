import COneDNN
import Networks

extension MaxPool2D: RunnableLayer {
  static var needsLibrary: Bool { true }

  func operation(at site: OperationSite) -> any Operation {
    PoolingOperation(ConvolutionGeometry(self), dnnl_pooling_max, site.node)
  }
}
