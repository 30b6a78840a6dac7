public import Declarations

/// The means of so many parts of an image, channel by channel.
///
/// Where the sizes do not divide evenly, neighbouring parts share a row.
public struct AdaptiveAveragePool2D: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "adaptive_avg_pool2d", Self(),
    "Takes the means of so many parts of an image, channel by channel.",
    formula:
      "part i of n has the rows from ⌊i·size / n⌋ up to ⌈(i + 1)·size / n⌉; columns likewise",
    pytorch: "nn.AdaptiveAvgPool2d", shorthand: "output_size",
    arguments: [
      .required(
        \.outputSize, "output_size", .extent(from: 1), "height and width of the result",
        example: "1")
    ])

  /// The extent of the result.
  public var outputSize: Extent2D = 1

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    Resolution(layer: self, output: try input.imageShape(input.image().channels, outputSize))
  }
}

extension AdaptiveAveragePool2D {
  /// Makes it with a result of this extent.
  public init(_ outputSize: Extent2D) { self.outputSize = outputSize }
}
