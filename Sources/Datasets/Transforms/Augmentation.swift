public import Declarations
public import Randomness

/// A random change to an image `[channels, height, width]` that leaves its class and shape alone:
/// what a spec names under `data.augment`.
///
/// One file holds it, and one row of ``AugmentationRegistry``.
public protocol Augmentation: Declared {
  /// What makes it unfit for images of a shape `[channels, height, width]`, nil if nothing does.
  ///
  /// The sentence goes on after the augmentation's name.
  func mistake(forImages shape: [Int]) -> String?

  /// Changes an image in place, which it must fit.
  ///
  /// - Parameters:
  ///   - image: The image.
  ///   - stream: Decides what is random; each image has a stream of its own in each epoch.
  func apply(to image: AugmentedImage, _ stream: inout RandomStream)
}

extension Augmentation {
  /// Makes it with every argument at its default; a required argument has a stand-in.
  public init() { self = Self.declaration.makeUsual() }

  /// What makes the augmentation unfit for inputs of a shape, nil if nothing does.
  ///
  /// The sentence goes on after the augmentation's name.
  public func mistake(for inputShape: [Int]) -> String? {
    inputShape.count == 3
      ? mistake(forImages: inputShape)
      : "takes images of shape [channels, height, width]; the samples are \(inputShape)"
  }

  /// What is wrong with a length in pixels that may not be more than images of a shape allow.
  func mistake(in name: String, _ pixels: Int, upTo limit: Int, _ shape: [Int]) -> String? {
    if pixels >= 1, pixels <= limit { return nil }
    return "must have a \(name) from 1 to \(limit) for samples of shape \(shape), not \(pixels)"
  }
}
