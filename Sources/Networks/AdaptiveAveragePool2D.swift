/// The means of so many parts of an image, channel by channel.
///
/// Of an image's `size` rows, part i of `count` has those from ⌊i·size / count⌋ up to
/// ⌈(i + 1)·size / count⌉, as in PyTorch; columns likewise. Where the sizes do not divide evenly,
/// neighbouring parts share a row.
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
    let greatest = SlidingWindow.limit
    guard outputSize.height <= greatest && outputSize.width <= greatest else {
      throw Mistake("output_size", "output_size must be at most \(greatest), not \(outputSize)")
    }
    return Resolution(
      layer: .adaptiveAveragePool2D(self),
      output: try Image.shape(channels: image.channels, outputSize))
  }
}
