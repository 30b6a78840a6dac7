public import Declarations

/// The greatest element under a sliding window, channel by channel.
///
/// Padding counts as −∞, so it is never the maximum.
public struct MaxPool2D: Pooling2D {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "max_pool2d", Self(), "Takes the greatest element under a sliding window, channel by channel.",
    pytorch: "nn.MaxPool2d", shorthand: "kernel_size", arguments: windowArguments)

  /// The window's extent.
  public var kernelSize: Extent2D = 1
  /// The distance between neighbouring windows; nil stands for `kernelSize`.
  public var stride: Extent2D?
  /// The rows and columns beyond each side of the image, at most half of `kernelSize`.
  public var padding: Extent2D = 0
  /// Whether a last window that leaves the padded image counts, if it begins within the image.
  public var ceilMode = false
}

extension MaxPool2D {
  /// Makes it with a window of this extent.
  public init(
    _ kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0, ceilMode: Bool = false
  ) {
    self.init(kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode)
  }
}
