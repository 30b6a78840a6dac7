/// A random change to an image `[channels, height, width]` that leaves its class and shape alone.
public enum Augmentation: Sendable, Hashable {
  /// Pads the image on all four sides and crops it to its old size, anywhere.
  ///
  /// The padding is at least 1 and smaller than the image. Source: He, Zhang, Ren and Sun, "Deep
  /// residual learning for image recognition", 2015, section 4.2.
  case crop(padding: Int, mode: Padding = .zero)
  /// Mirrors the image left to right with this probability, from 0 to 1.
  case horizontalFlip(probability: Float = 0.5)
  /// Puts a square of zeros, clipped at the borders, around any pixel.
  ///
  /// The zeros are those after normalization: the mean. The square covers the rows
  /// `y − size / 2 ..< y − size / 2 + size`, and columns alike; its side is at least 1 and at most
  /// the image's longer one. Source: DeVries and Taylor, "Improved regularization of convolutional
  /// neural networks with cutout", arXiv:1708.04552.
  case cutout(size: Int)

  /// What lies around an image.
  public enum Padding: String, Sendable, CaseIterable {
    /// Black: what a 0 before normalization has become.
    case zero
    /// The image itself, mirrored at its outermost pixels, which do not repeat.
    case reflect
  }

  /// What makes the augmentation unfit for inputs of a shape, nil if nothing does.
  ///
  /// The sentence goes on after the augmentation's name.
  public func mistake(for inputShape: [Int]) -> String? {
    guard inputShape.count == 3 else {
      return "takes images of shape [channels, height, width]; the samples are \(inputShape)"
    }
    let (height, width) = (inputShape[1], inputShape[2])
    switch self {
    case .crop(let padding, _):
      guard padding >= 1, padding < min(height, width) else {
        return "must have a padding from 1 to \(min(height, width) - 1) for samples of shape "
          + "\(inputShape), not \(padding)"
      }
    case .horizontalFlip(let probability):
      guard probability >= 0, probability <= 1 else {
        return "must have a probability from 0 to 1"
      }
    case .cutout(let size):
      guard size >= 1, size <= max(height, width) else {
        return "must have a size from 1 to \(max(height, width)) for samples of shape "
          + "\(inputShape), not \(size)"
      }
    }
    return nil
  }
}
