/// The means of so many equal parts of an image, channel by channel.
///
/// The image's height and width must be multiples of the output's: parts that overlap, which PyTorch
/// makes of others, are refused.
public struct AdaptiveAveragePool2D: Hashable, Sendable {
  /// The extent of the result.
  public var outputSize: Extent2D

  /// Describes an adaptive mean pooling.
  public init(outputSize: Extent2D) {
    self.outputSize = outputSize
  }
}

extension AdaptiveAveragePool2D: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let image = try Image(input, for: "adaptive_avg_pool2d")
    guard outputSize.height >= 1 && outputSize.width >= 1 else {
      throw Mistake("output_size", "output_size must be at least 1, not \(outputSize)")
    }
    guard image.height % outputSize.height == 0 && image.width % outputSize.width == 0 else {
      throw Mistake(
        "output_size",
        "an output_size of \(outputSize) does not divide the layer's input \(input) evenly")
    }
    return Resolution(
      layer: .adaptiveAveragePool2D(self),
      output: try Image.shape(channels: image.channels, outputSize))
  }
}
