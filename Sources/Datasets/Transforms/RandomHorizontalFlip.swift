public import Declarations
public import Randomness

/// Mirrors an image left to right, or leaves it as it is.
public struct RandomHorizontalFlip: Augmentation, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "random_horizontal_flip", Self(), "Mirrors an image left to right, or leaves it as it is.",
    source: "torchvision.transforms.RandomHorizontalFlip",
    shorthand: "p",
    arguments: [
      .optional(\.p, "p", .number(.within(0, 1)), "how likely an image is mirrored")
    ])

  /// How likely an image is mirrored.
  public var p = 0.5

  init() {}

  /// Makes a flip of this probability.
  public init(p: Double) { self.p = p }

  /// What makes it unfit for images of a shape.
  public func mistake(forImages shape: [Int]) -> String? {
    (0...1).contains(p) ? nil : "must have a probability from 0 to 1"
  }

  /// Changes an image in place.
  public func apply(to image: AugmentedImage, _ stream: inout RandomStream) {
    guard stream.uniform() < Float(p) else { return }
    for channel in 0..<image.channels {
      for row in 0..<image.height {
        var pixels = UnsafeMutableBufferPointer(
          start: image.row(row, of: channel), count: image.width)
        pixels.reverse()
      }
    }
  }
}
