public import Declarations

/// LeNet as Caffe trains it on MNIST: 20 and 50 channels of 5×5, each pooled by 2; 500 units.
public struct LeNet: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "lenet", "LeNet as Caffe trains it on MNIST.",
    source: "LeCun et al., Gradient-based learning applied to document recognition, 1998",
    arguments: [.optional(\.numClasses, "num_classes", .count, "number of outputs")])

  /// The number of outputs.
  public var numClasses = 10

  /// Makes it with its defaults.
  public init() {}

  /// The layers that it stands for.
  public var layers: [any Layer] {
    [
      .conv2d(20, 5), .maxPool2d(2), .relu, .conv2d(50, 5), .maxPool2d(2), .relu, .flatten,
      .linear(500), .relu, .linear(numClasses),
    ]
  }
}
