public import Declarations
public import Randomness

/// Pads an image on all four sides and crops it to its old size, anywhere.
public struct RandomCrop: Augmentation, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "random_crop", Self(),
    "Pads an image on all four sides and crops it to its old size, anywhere.",
    source: "He, Zhang, Ren and Sun, 2015, arXiv:1512.03385, section 4.2; "
      + "torchvision.transforms.RandomCrop",
    shorthand: "padding",
    arguments: [
      .required(
        \.padding, "padding", .wholeNumber(.within(1, 1024)),
        "pixels added on each side, fewer than the image has", example: "4"),
      .optional(
        \.paddingMode, "padding_mode", .choice("padding mode"), "what the added pixels are"),
    ])

  /// What lies around an image.
  public enum PaddingMode: String, Sendable, CaseIterable {
    /// Black: what a 0 before normalization has become.
    case zero
    /// The image itself, mirrored at its outermost pixels, which do not repeat.
    case reflect
  }

  /// How many pixels are added on each side: at least 1, and fewer than the image has.
  public var padding = 4
  /// What the added pixels are.
  public var paddingMode = PaddingMode.zero

  init() {}

  /// Makes a crop of an image that was padded so far.
  public init(padding: Int, paddingMode: PaddingMode = .zero) {
    (self.padding, self.paddingMode) = (padding, paddingMode)
  }

  /// What makes it unfit for images of a shape.
  public func mistake(forImages shape: [Int]) -> String? {
    mistake(in: "padding", padding, upTo: min(shape[1], shape[2]) - 1, shape)
  }

  /// Changes an image in place.
  public func apply(to image: AugmentedImage, _ stream: inout RandomStream) {
    let down = stream.integer(below: 2 * padding + 1) - padding
    let right = stream.integer(below: 2 * padding + 1) - padding
    guard down != 0 || right != 0 else { return }
    for channel in 0..<image.channels { shift(channel, of: image, down: down, right: right) }
  }

  /// Makes each pixel of a channel the one so many rows below and columns right of it.
  private func shift(_ channel: Int, of image: AugmentedImage, down: Int, right: Int) {
    let (height, width) = (image.height, image.width)
    let fill = paddingMode == .zero ? image.black(of: channel) : nil
    image.plane.update(from: image.row(0, of: channel), count: height * width)
    let inside = max(0, -right)..<min(width, width - right)
    for row in 0..<height {
      let target = image.row(row, of: channel)
      let origin = row + down
      if let fill, origin < 0 || origin >= height {
        target.update(repeating: fill, count: width)
        continue
      }
      let source = image.plane + Self.mirrored(origin, height) * width
      (target + inside.lowerBound).update(
        from: source + inside.lowerBound + right, count: inside.count)
      for column in 0..<width where !inside.contains(column) {
        target[column] = fill ?? source[Self.mirrored(column + right, width)]
      }
    }
  }

  /// The place within `0..<count` that a place less than `count` beyond it mirrors.
  private static func mirrored(_ place: Int, _ count: Int) -> Int {
    place < 0 ? -place : place >= count ? 2 * (count - 1) - place : place
  }
}
