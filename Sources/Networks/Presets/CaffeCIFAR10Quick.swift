public import Declarations

/// The quick CIFAR-10 network of Caffe's examples: 32, 32 and 64 channels of 5×5, pooled by the
/// maximum, the mean and the mean; 64 units.
///
/// Caffe rounds the size of a pooled image up; a padding of 1 gives the same sizes here.
public struct CaffeCIFAR10Quick: Preset {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "caffe_cifar10_quick",
    "The quick CIFAR-10 network of Caffe's examples, which Smith's 3-layer experiments use.",
    source: "Caffe, examples/cifar10",
    arguments: [.optional(\.numClasses, "num_classes", .count, "number of outputs")])

  /// The number of outputs.
  public var numClasses = 10

  /// Makes it with its defaults.
  public init() {}

  /// The layers that it stands for.
  public var layers: [any Layer] {
    let mean: any Layer = .avgPool2d(3, stride: 2, padding: 1)
    return [
      .conv2d(32, 5, padding: 2), .maxPool2d(3, stride: 2, padding: 1), .relu,
      .conv2d(32, 5, padding: 2), .relu, mean, .conv2d(64, 5, padding: 2), .relu, mean, .flatten,
      .linear(64), .linear(numClasses),
    ]
  }
}
