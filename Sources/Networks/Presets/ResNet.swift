public import Declarations

/// A ResNet for CIFAR: three stages of 16, 32 and 64 channels, each of n blocks of two 3×3
/// convolutions.
///
/// The depth is 6n + 2; where the size changes, the shortcut is a 1×1 convolution.
public struct ResNet: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "resnet", Self(), "A residual network for CIFAR.",
    source: "He, Zhang, Ren and Sun, Deep residual learning for image recognition, section 4.2, "
      + "CVPR 2016",
    arguments: [
      .optional(\.numClasses, "num_classes", .count, "number of outputs"),
      .optional(\.depth, "depth", .depth, "number of layers with weights, 6n + 2"),
    ])

  /// The number of outputs.
  public var numClasses = 10
  /// The number of layers with weights, 6n + 2.
  public var depth = 20

  /// Depths that stages cannot share.
  public var problems: [ArgumentError] { problems(of: depth, rest: 2) }

  /// The layers that it stands for.
  public var layers: [any Layer] {
    var layers: [any Layer] = [Conv2D(16, 3, padding: 1, bias: false), BatchNorm2D(), ReLU()]
    for width in [16, 32, 64] {
      for block in 0..<(depth - 2) / 6 {
        layers += [self.block(width, stride: width > 16 && block == 0 ? 2 : 1), ReLU()]
      }
    }
    return layers + [AdaptiveAveragePool2D(1), Flatten(), Linear(numClasses)]
  }

  private func block(_ width: Int, stride: Extent2D) -> any Layer {
    let shortcut: [any Layer] = [Conv2D(width, 1, stride: stride, bias: false), BatchNorm2D()]
    return Residual(
      [
        Conv2D(width, 3, stride: stride, padding: 1, bias: false), BatchNorm2D(), ReLU(),
        Conv2D(width, 3, padding: 1, bias: false), BatchNorm2D(),
      ], shortcut: stride == 1 ? [] : shortcut)
  }
}
