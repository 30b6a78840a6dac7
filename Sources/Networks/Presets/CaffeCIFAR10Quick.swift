public import Declarations

/// The quick CIFAR-10 network of Caffe's examples: 32, 32 and 64 channels of 5×5, pooled by the
/// maximum, the mean and the mean; 64 units.
///
/// Caffe rounds the size of a pooled image up; a padding of 1 gives the same sizes here.
public struct CaffeCIFAR10Quick: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "caffe_cifar10_quick", Self(),
    "The quick CIFAR-10 network of Caffe's examples, which Smith's 3-layer experiments use.",
    source: "Caffe, examples/cifar10",
    arguments: [.optional(\.numClasses, "num_classes", .count, "number of outputs")])

  /// The number of outputs.
  public var numClasses = 10

  /// The layers that it stands for.
  public var layers: [any Layer] {
    let mean: any Layer = AveragePool2D(3, stride: 2, padding: 1)
    return [
      Conv2D(32, 5, padding: 2), MaxPool2D(3, stride: 2, padding: 1), ReLU(),
      Conv2D(32, 5, padding: 2), ReLU(), mean, Conv2D(64, 5, padding: 2), ReLU(), mean, Flatten(),
      Linear(64), Linear(numClasses),
    ]
  }
}
