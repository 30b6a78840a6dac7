public import Declarations

/// The mean of the elements under a sliding window, channel by channel.
public struct AveragePool2D: Pooling2D {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "avg_pool2d", Self(),
    "Takes the mean of the elements under a sliding window, channel by channel.",
    pytorch: "nn.AvgPool2d", shorthand: "kernel_size",
    arguments: windowArguments + [
      .optional(
        \.countIncludePad, "count_include_pad", .boolean,
        "whether zeros of the padding count in a mean")
    ])

  /// The window's extent.
  public var kernelSize: Extent2D = 1
  /// The distance between neighbouring windows; nil stands for `kernelSize`.
  public var stride: Extent2D?
  /// The rows and columns of zeros on each side of the image, at most half of `kernelSize`.
  public var padding: Extent2D = 0
  /// Whether zeros of the padding count in a mean.
  ///
  /// What lies beyond it, where a window leaves the padded image, never counts.
  public var countIncludePad = true
  /// Whether a last window that leaves the padded image counts, if it begins within the image.
  public var ceilMode = false
}

extension AveragePool2D {
  /// Makes it with a window of this extent.
  public init(
    _ kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0,
    countIncludePad: Bool = true, ceilMode: Bool = false
  ) {
    self.init(
      kernelSize: kernelSize, stride: stride, padding: padding, countIncludePad: countIncludePad,
      ceilMode: ceilMode)
  }
}
