public import Declarations
public import Randomness

/// Puts a square of zeros, clipped at the borders, around any pixel.
///
/// The zeros are those after normalization: the mean.
public struct Cutout: Augmentation, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "cutout", Self(), "Puts a square of zeros, clipped at the borders, around any pixel.",
    formula: "x[y − ⌊size/2⌋ ..< y − ⌊size/2⌋ + size] = 0, rows and columns alike",
    source: "DeVries and Taylor, 2017, arXiv:1708.04552",
    shorthand: "size",
    arguments: [
      .required(
        \.size, "size", .wholeNumber(.within(1, 4096)),
        "the side of the square in pixels, at most the image's longer side", example: "8")
    ])

  /// The side of the square: at least 1, and at most the image's longer one.
  public var size = 1

  init() {}

  /// Makes a cutout of this side.
  public init(size: Int) { self.size = size }

  /// What makes it unfit for images of a shape.
  public func mistake(forImages shape: [Int]) -> String? {
    mistake(in: "size", size, upTo: max(shape[1], shape[2]), shape)
  }

  /// Changes an image in place.
  public func apply(to image: AugmentedImage, _ stream: inout RandomStream) {
    let top = stream.integer(below: image.height) - size / 2
    let left = stream.integer(below: image.width) - size / 2
    let columns = max(left, 0)..<min(left + size, image.width)
    for channel in 0..<image.channels {
      for row in max(top, 0)..<min(top + size, image.height) {
        (image.row(row, of: channel) + columns.lowerBound)
          .update(repeating: 0, count: columns.count)
      }
    }
  }
}
