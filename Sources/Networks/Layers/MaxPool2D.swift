public import Declarations

/// The greatest element under a sliding window, channel by channel.
///
/// Padding counts as −∞, so it is never the maximum.
public struct MaxPool2D: Pooling2D {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "max_pool2d", "Takes the greatest element under a sliding window, channel by channel.",
    pytorch: "nn.MaxPool2d", shorthand: "kernel_size", arguments: windowArguments)

  /// The window's extent.
  public var kernelSize: Extent2D
  /// The distance between neighbouring windows; nil stands for `kernelSize`.
  public var stride: Extent2D?
  /// The rows and columns beyond each side of the image, at most half of `kernelSize`.
  public var padding: Extent2D
  /// Whether a last window that leaves the padded image counts, if it begins within the image.
  public var ceilMode: Bool
}

extension Layer where Self == MaxPool2D {
  /// The greatest element under a window of this extent.
  public static func maxPool2d(
    _ kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0, ceilMode: Bool = false
  ) -> Self {
    MaxPool2D(kernelSize: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode)
  }
}

extension MaxPool2D {
  /// Makes it with its defaults and a window of one pixel.
  public init() { self = .maxPool2d(1) }
}
