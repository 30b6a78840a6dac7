/// The mean of the elements under a sliding window, channel by channel.
///
/// Windows stop where they would leave the padded image, or in `ceilMode` where they would begin
/// beyond the image.
public struct AveragePool2D: Hashable, Sendable {
  /// The window's extent.
  public var kernelSize: Extent2D
  /// The distance between neighbouring windows; nil stands for `kernelSize`.
  public var stride: Extent2D?
  /// The rows and columns of zeros on each side of the image, at most half of `kernelSize`.
  public var padding: Extent2D
  /// Whether zeros of the padding count in a mean.
  ///
  /// What lies beyond it, where a window leaves the padded image, never counts.
  public var countsPadding: Bool
  /// Whether a last window that leaves the padded image counts, if it begins within the image.
  public var ceilMode: Bool

  /// Describes a mean pooling.
  public init(
    kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0,
    countsPadding: Bool = true, ceilMode: Bool = false
  ) {
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.countsPadding = countsPadding
    self.ceilMode = ceilMode
  }
}

extension AveragePool2D: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let image = try Image(input, for: "avg_pool2d")
    let window = SlidingWindow(
      kernel: kernelSize, stride: stride ?? kernelSize, padding: padding, ceilMode: ceilMode)
    let extent = try window.output(of: image)
    try window.checkPooling()
    var layer = self
    layer.stride = window.stride
    return Resolution(
      layer: .averagePool2D(layer), output: try Image.shape(channels: image.channels, extent))
  }
}
