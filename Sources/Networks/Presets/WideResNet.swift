public import Declarations

/// A wide ResNet: three stages of 16, 32 and 64 channels times a factor, normalised before each
/// convolution.
///
/// The depth is 6n + 4; `dropout` lies between the two convolutions of a block.
public struct WideResNet: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "wide_resnet", Self(), "A residual network for CIFAR with many channels.",
    source: "Zagoruyko and Komodakis, Wide residual networks, BMVC 2016",
    arguments: [
      .optional(\.numClasses, "num_classes", .count, "number of outputs"),
      .optional(\.depth, "depth", .depth, "number of layers with weights, 6n + 4"),
      .optional(
        \.widenFactor, "widen_factor", .wholeNumber(.within(1, 64)), "factor of the channels"),
      .optional(
        \.dropout, "dropout", .number(.within(0, 1)),
        "probability of a zero between a block's convolutions"),
    ])

  /// The number of outputs.
  public var numClasses = 10
  /// The number of layers with weights, 6n + 4.
  public var depth = 28
  /// The factor of the channels.
  public var widenFactor = 10
  /// The probability of a zero between a block's convolutions.
  public var dropout = 0.0

  /// Depths that stages cannot share.
  public var problems: [ArgumentError] { problems(of: depth, rest: 4) }

  /// The layers that it stands for.
  public var layers: [any Layer] {
    var layers: [any Layer] = [Conv2D(16, 3, padding: 1, bias: false)]
    for base in [16, 32, 64] {
      for block in 0..<(depth - 4) / 6 {
        layers += self.block(
          base * widenFactor, stride: base > 16 && block == 0 ? 2 : 1, isFirst: block == 0)
      }
    }
    return layers
      + [BatchNorm2D(), ReLU(), AdaptiveAveragePool2D(1), Flatten(), Linear(numClasses)]
  }

  private func block(_ width: Int, stride: Extent2D, isFirst: Bool) -> [any Layer] {
    let start: [any Layer] = [BatchNorm2D(), ReLU()]
    let middle: [any Layer] = dropout > 0 ? [Dropout(dropout)] : []
    let rest: [any Layer] =
      [Conv2D(width, 3, stride: stride, padding: 1, bias: false), BatchNorm2D(), ReLU()]
      + middle + [Conv2D(width, 3, padding: 1, bias: false)]
    // The first block's shortcut takes what is already normalised.
    return isFirst
      ? start + [Residual(rest, shortcut: [Conv2D(width, 1, stride: stride, bias: false)])]
      : [Residual(start + rest)]
  }
}
