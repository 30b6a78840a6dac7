/// How images of any size become images of one size: scaled, then cut out of the middle.
struct ImageFit: Equatable {
  /// What images are scaled to.
  enum Scale: Equatable {
    /// The shorter side becomes so long, and the other one in proportion.
    case shorterSide(Int)
    /// Both sides become so long.
    case sides(height: Int, width: Int)
  }

  /// What images are scaled to; nil to leave them.
  let scale: Scale?
  /// What is cut out then; nil for all.
  let crop: (height: Int, width: Int)?

  /// Takes a size and a crop as specs give them: one number, or a height and a width.
  ///
  /// Of images whose shorter side was scaled, a square is cut out unless a crop says otherwise.
  init(size: [Int]?, crop: [Int]?) {
    func sides(_ numbers: [Int]) -> (height: Int, width: Int) {
      (numbers[0], numbers[numbers.count - 1])
    }
    scale = size.map { size in
      size.count == 1
        ? .shorterSide(size[0]) : .sides(height: sides(size).height, width: sides(size).width)
    }
    self.crop = crop.map(sides) ?? size.flatMap { $0.count == 1 ? sides($0) : nil }
  }

  static func == (one: ImageFit, other: ImageFit) -> Bool {
    one.scale == other.scale && one.crop?.height == other.crop?.height
      && one.crop?.width == other.crop?.width
  }

  /// What happens to the rows and to the columns of an image.
  func axes(height: Int, width: Int) -> (rows: ImageAxis, columns: ImageAxis) {
    let scaled: (height: Int, width: Int)
    switch scale {
    case nil: scaled = (height, width)
    case .sides(let height, let width): scaled = (height, width)
    case .shorterSide(let side):
      let (short, long) = (min(height, width), max(height, width))
      // Cut off, not rounded: as torchvision's Resize has it.
      let other = Int(Double(side * long) / Double(short))
      scaled = width <= height ? (other, side) : (side, other)
    }
    return (
      ImageAxis(given: height, scaled: scaled.height, length: crop?.height),
      ImageAxis(given: width, scaled: scaled.width, length: crop?.width)
    )
  }
}

/// What happens to the pixels of an image along one of its sides.
struct ImageAxis: Equatable {
  /// How many there are.
  let given: Int
  /// How many there are after scaling.
  let scaled: Int
  /// How many come out.
  let length: Int
  /// The scaled pixels that are kept: the middle, as torchvision's CenterCrop has it.
  let kept: Range<Int>
  /// How many black ones stand before them.
  let padding: Int

  /// Scales and cuts; a length of nil is all.
  init(given: Int, scaled: Int, length: Int?) {
    let length = length ?? scaled
    (self.given, self.scaled, self.length) = (given, scaled, length)
    if length >= scaled {
      (kept, padding) = (0..<scaled, (length - scaled) / 2)
    } else {
      // Python rounds halves to even.
      let start = Int((Double(scaled - length) / 2).rounded(.toNearestOrEven))
      (kept, padding) = (start..<start + length, 0)
    }
  }
}
