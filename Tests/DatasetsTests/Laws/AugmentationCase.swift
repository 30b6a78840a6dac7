import Datasets

/// An augmentation and all that it may make of an image.
struct AugmentationCase: Sendable {
  /// The augmentation.
  let augmentation: any Augmentation
  /// Every outcome: the pixel of a channel, a row and a column, nil for black, or the number 0.
  let outcomes: [Outcome]
  /// A shape of images that is too small, if there is one.
  var unfit: [Int]?

  /// Where each pixel of the image that comes out is taken from.
  typealias Outcome = @Sendable (_ row: Int, _ column: Int) -> Origin

  /// Where a pixel is taken from.
  enum Origin {
    /// From a row and a column of the same channel.
    case pixel(Int, Int)
    /// From outside of the image.
    case black
    /// From nowhere: it is 0.
    case nothing
  }

  /// The height and the width of the images.
  static let (height, width) = (3, 4)

  /// One case or more for each augmentation, by its name.
  static let all: [String: [AugmentationCase]] = [
    "random_crop": [
      AugmentationCase(
        augmentation: RandomCrop(padding: 2),
        outcomes: shifts(2) { row, column in
          0..<height ~= row && 0..<width ~= column ? .pixel(row, column) : .black
        }, unfit: [1, 2, 4]),
      AugmentationCase(
        augmentation: RandomCrop(padding: 1, paddingMode: .reflect),
        // numpy.pad(image, 1, mode="reflect"): rows 1 0 1 2 1, columns 1 0 1 2 3 2.
        outcomes: shifts(1) { row, column in
          .pixel([1, 0, 1, 2, 1][row + 1], [1, 0, 1, 2, 3, 2][column + 1])
        }, unfit: [1, 1, 4]),
    ],
    "random_horizontal_flip": [
      AugmentationCase(
        augmentation: RandomHorizontalFlip(),
        outcomes: [{ .pixel($0, $1) }, { .pixel($0, width - 1 - $1) }])
    ],
    "cutout": [
      AugmentationCase(
        augmentation: Cutout(size: 2),
        outcomes: (0..<height).flatMap { y in
          (0..<width).map { x -> Outcome in
            { row, column in
              y - 1...y ~= row && x - 1...x ~= column ? .nothing : .pixel(row, column)
            }
          }
        }, unfit: [1, 1, 1])
    ],
  ]

  /// The image moved by up to so many pixels, given what lies at each place, also around it.
  private static func shifts(
    _ most: Int, _ origin: @escaping @Sendable (Int, Int) -> Origin
  ) -> [Outcome] {
    (-most...most).flatMap { down in
      (-most...most).map { right -> Outcome in { origin($0 + down, $1 + right) } }
    }
  }
}
