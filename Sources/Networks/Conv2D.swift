/// A convolution of images, from `[in_channels, height, width]` to `[out_channels, …]`.
///
/// y[o, i, j] = b[o] + Σ w[o, c, k, l] · x[c, i·stride + k·dilation − padding, …], over the channels
/// c of o's group and the kernel's places; beyond the image lie zeros.
/// Parameters: `weight` `[out_channels, in_channels / groups, height, width]` and `bias`
/// `[out_channels]`, both evenly distributed within ±1/√(in_channels / groups · height · width),
/// as PyTorch initialises them.
public struct Conv2D: Hashable, Sendable {
  /// The number of channels of the result.
  public var outChannels: Int
  /// The number of channels of the input; nil takes what the layer receives.
  public var inChannels: Int?
  /// The kernel's extent.
  public var kernelSize: Extent2D
  /// The distance between neighbouring places of the kernel.
  public var stride: Extent2D
  /// The rows and columns of zeros on each side.
  public var padding: Extent2D
  /// The distance between neighbouring elements of the kernel.
  public var dilation: Extent2D
  /// The number of groups of channels that do not see each other.
  public var groups: Int
  /// Whether a bias is added.
  public var bias: Bool

  /// Describes a convolution.
  public init(
    outChannels: Int, kernelSize: Extent2D, inChannels: Int? = nil, stride: Extent2D = 1,
    padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1, bias: Bool = true
  ) {
    self.outChannels = outChannels
    self.inChannels = inChannels
    self.kernelSize = kernelSize
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    self.bias = bias
  }
}

extension Conv2D: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let image = try Image(input, for: "conv2d")
    guard outChannels >= 1 else {
      throw Mistake("out_channels", "out_channels must be at least 1, not \(outChannels)")
    }
    try checkChannels(inChannels, "in_channels", in: input)
    try checkGroups(of: image)
    let extent = try SlidingWindow(
      kernel: kernelSize, stride: stride, padding: padding, dilation: dilation
    ).output(of: image)
    let weight = [outChannels, image.channels / groups, kernelSize.height, kernelSize.width]
    guard Shape.product(weight) != nil else {
      throw Mistake("out_channels", "a weight of \(Shape(weight)) is too large")
    }
    let output = try Image.shape(channels: outChannels, extent)
    var layer = self
    layer.inChannels = image.channels
    // Kaiming's uniform rule with a = √5, which is what PyTorch's Conv2d calls.
    let fan = weight[1...].reduce(1, *)
    let initializer = Initializer.uniform(bound: 1 / Double(fan).squareRoot())
    var parameters = [Parameter(name: "weight", shape: weight, initializer: initializer)]
    if bias {
      parameters.append(Parameter(name: "bias", shape: [outChannels], initializer: initializer))
    }
    return Resolution(layer: .conv2D(layer), output: output, parameters: parameters)
  }

  private func checkGroups(of image: Image) throws(Mistake) {
    guard groups >= 1 else { throw Mistake("groups", "groups must be at least 1, not \(groups)") }
    guard image.channels % groups == 0 else {
      throw Mistake(
        "groups",
        "\(groups) groups do not divide the \(image.channels) channels that the layer receives, "
          + "\(image.shape)")
    }
    guard outChannels % groups == 0 else {
      throw Mistake("groups", "\(groups) groups do not divide out_channels, \(outChannels)")
    }
  }
}
