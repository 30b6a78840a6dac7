public import Declarations

/// LeNet as Caffe trains it on MNIST: 20 and 50 channels of 5×5, each pooled by 2; 500 units.
public struct LeNet: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "lenet", Self(), "LeNet as Caffe trains it on MNIST.",
    source: "LeCun et al., Gradient-based learning applied to document recognition, 1998",
    arguments: [.optional(\.numClasses, "num_classes", .count, "number of outputs")])

  /// The number of outputs.
  public var numClasses = 10

  /// The layers that it stands for.
  public var layers: [any Layer] {
    [
      Conv2D(20, 5), MaxPool2D(2), ReLU(), Conv2D(50, 5), MaxPool2D(2), ReLU(), Flatten(),
      Linear(500), ReLU(), Linear(numClasses),
    ]
  }
}
