/// The greatest element under a sliding window, channel by channel.
///
/// Beyond the image nothing is great. Windows stop where they would leave the padded image, or in `ceilMode` where they would begin
/// beyond the image.
public struct MaxPool2D: Hashable, Sendable {
  /// The window's extent.
  public var kernelSize: Extent2D
  /// The distance between neighbouring windows; nil stands for `kernelSize`.
  public var stride: Extent2D?
  /// The rows and columns beyond each side of the image, at most half of `kernelSize`.
  public var padding: Extent2D
  /// Whether a last window that leaves the padded image counts, if it begins within the image.
  public var ceilMode: Bool

  /// Describes a maximum pooling.
  public init(
    kernelSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0, ceilMode: Bool = false
  ) {
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.ceilMode = ceilMode
  }
}

extension MaxPool2D: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let image = try Image(input, for: "max_pool2d")
    let window = SlidingWindow(
      kernel: kernelSize, stride: stride ?? kernelSize, padding: padding, ceilMode: ceilMode)
    let extent = try window.output(of: image)
    try window.checkPooling()
    var layer = self
    layer.stride = window.stride
    return Resolution(
      layer: .maxPool2D(layer), output: try Image.shape(channels: image.channels, extent))
  }
}
