internal import Declarations

/// One number for the elements under a sliding window, channel by channel: what `max_pool2d` and
/// `avg_pool2d` have in common.
///
/// Windows stop where they would leave the padded image, or in `ceilMode` where they would begin
/// beyond the image.
public protocol Pooling2D: Layer {
  /// The window's extent.
  var kernelSize: Extent2D { get set }
  /// The distance between neighbouring windows; nil stands for `kernelSize`.
  var stride: Extent2D? { get set }
  /// The rows and columns beyond each side of the image, at most half of `kernelSize`.
  var padding: Extent2D { get set }
  /// Whether a last window that leaves the padded image counts, if it begins within the image.
  var ceilMode: Bool { get set }
}

extension Pooling2D {
  static var windowArguments: [Argument<Self>] {
    [
      .required(
        \.kernelSize, "kernel_size", .extent(from: 1), "the window's height and width",
        example: "2"),
      .optional(
        \.stride, "stride", .optional(.extent(from: 1)), "distance between neighbouring windows",
        otherwise: "kernel_size"),
      .optional(
        \.padding, "padding", .extent(from: 0),
        "rows and columns beyond each side, at most half of kernel_size"),
      .optional(
        \.ceilMode, "ceil_mode", .boolean,
        "whether a last window that leaves the padded image counts"),
    ]
  }

  /// The layer with its stride, on images.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    var layer = self
    layer.stride = stride ?? kernelSize
    let window = SlidingWindow(
      kernel: kernelSize, stride: stride ?? kernelSize, padding: padding, ceilMode: ceilMode)
    return Resolution(layer: layer, output: try window.pooled(input))
  }
}
