public import Declarations

/// A convolution of images, from `[in_channels, height, width]` to `[out_channels, …]`.
///
/// Parameters: `weight` `[out_channels, in_channels / groups, height, width]` and `bias`
/// `[out_channels]`, both evenly distributed within ±1/√(in_channels / groups · height · width),
/// as PyTorch initialises them.
public struct Conv2D: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "conv2d", Self(), "Convolves images with kernels; beyond the image lie zeros.",
    formula: """
      y[o, i, j] = b[o] + Σ w[o, c, k, l] · x[c, i·stride + k·dilation − padding, …]
      over the channels c of o's group and the kernel's places k, l
      """,
    pytorch: "nn.Conv2d",
    arguments: [
      .required(
        \.outChannels, "out_channels", .count, "number of channels of the result", example: "8"),
      .optional(
        \.inChannels, "in_channels", .optional(.count), "number of channels of the input",
        otherwise: "what the layer receives"),
      .required(
        \.kernelSize, "kernel_size", .extent(from: 1), "the kernel's height and width",
        example: "3"),
      .optional(
        \.stride, "stride", .extent(from: 1), "distance between neighbouring places of the kernel"),
      .optional(
        \.padding, "padding", .extent(from: 0), "rows and columns of zeros on each side"),
      .optional(
        \.dilation, "dilation", .extent(from: 1),
        "distance between neighbouring elements of the kernel"),
      .optional(\.groups, "groups", .count, "groups of channels that do not see each other"),
      .optional(\.bias, "bias", .boolean, "whether a bias is added"),
    ])

  /// The number of channels of the result.
  public var outChannels = 1
  /// The number of channels of the input; nil takes what the layer receives.
  public var inChannels: Int?
  /// The kernel's extent.
  public var kernelSize: Extent2D = 1
  /// The distance between neighbouring places of the kernel.
  public var stride: Extent2D = 1
  /// The rows and columns of zeros on each side.
  public var padding: Extent2D = 0
  /// The distance between neighbouring elements of the kernel.
  public var dilation: Extent2D = 1
  /// The number of groups of channels that do not see each other.
  public var groups = 1
  /// Whether a bias is added.
  public var bias = true
}

extension Conv2D {
  /// Makes a convolution to so many channels.
  public init(
    _ outChannels: Int, _ kernelSize: Extent2D, stride: Extent2D = 1, padding: Extent2D = 0,
    dilation: Extent2D = 1, groups: Int = 1, bias: Bool = true
  ) {
    self.init(
      outChannels: outChannels, kernelSize: kernelSize, stride: stride, padding: padding,
      dilation: dilation, groups: groups, bias: bias)
  }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    let image = try input.image()
    try input.check(inChannels, "in_channels")
    try checkGroups(of: image, input)
    let extent = try SlidingWindow(
      kernel: kernelSize, stride: stride, padding: padding, dilation: dilation
    ).output(for: input)
    let weight = [outChannels, image.channels / groups, kernelSize.height, kernelSize.width]
    guard Shape.product(weight) != nil else {
      throw input.error("a weight of \(Shape(weight)) is too large", in: "out_channels")
    }
    var layer = self
    layer.inChannels = image.channels
    // Kaiming's uniform rule with a = √5, which is what PyTorch's Conv2d calls.
    let bound = 1 / Double(productLength(for: input.shape)).squareRoot()
    return Resolution(
      layer: layer, output: try input.imageShape(outChannels, extent),
      parameters: parameters(
        weight: weight, bias: [outChannels], by: .uniform(bound: bound)))
  }

  private func checkGroups(of image: Image, _ input: LayerInput) throws(NetworkError) {
    guard image.channels % groups == 0 else {
      throw input.error(
        "\(groups) groups do not divide the \(image.channels) channels that the layer receives, "
          + "\(image.shape)", in: "groups")
    }
    guard outChannels % groups == 0 else {
      throw input.error("\(groups) groups do not divide out_channels, \(outChannels)", in: "groups")
    }
  }

  /// Its parameters, as far as it has them.
  public var parameterNames: [String] { bias ? ["weight", "bias"] : ["weight"] }

  /// 4 of the weight, 1 of the bias.
  public func dimensionCount(of parameter: String) -> Int? { parameter == "weight" ? 4 : 1 }

  /// The products that make one element.
  public func productLength(for input: Shape) -> Int {
    input.dimensions[0] / groups * kernelSize.height * kernelSize.width
  }
}
