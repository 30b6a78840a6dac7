/// What each pixel that comes out takes of those along a side of an image: a triangle, widened where the image
/// shrinks, so that no pixel is passed over (bilinear with antialiasing).
///
/// The numbers are those of Pillow's `Image.resize`, which computes with whole numbers of 2⁻²².
struct AxisWeights {
  /// The digits behind the point of a weight.
  static let precision: Int32 = 22

  /// What is weighted.
  let axis: ImageAxis
  /// The first pixel that counts, for each one that comes out.
  private(set) var starts: [Int] = []
  /// How many count.
  private(set) var counts: [Int] = []
  /// Their weights, `stride` for each pixel that comes out.
  private(set) var weights: [Int32] = []
  /// The most pixels that count.
  let stride: Int

  /// All pixels that count for any.
  var range: Range<Int> {
    guard let first = starts.first, let last = starts.last, let count = counts.last else {
      return 0..<0
    }
    return first..<last + count
  }

  /// Computes the weights of an axis.
  init(_ axis: ImageAxis) {
    self.axis = axis
    guard axis.given != axis.scaled else {
      stride = 1
      (starts, counts) = (Array(axis.kept), axis.kept.map { _ in 1 })
      weights = axis.kept.map { _ in 1 << Self.precision }
      return
    }
    let scale = Double(axis.given) / Double(axis.scaled)
    let support = max(scale, 1)
    stride = Int(support.rounded(.up)) * 2 + 1
    for place in axis.kept { append(place, scale, support) }
  }

  /// Adds the weights for one pixel that comes out.
  private mutating func append(_ place: Int, _ scale: Double, _ support: Double) {
    let center = (Double(place) + 0.5) * scale
    let start = max(Int(center - support + 0.5), 0)
    let end = min(Int(center + support + 0.5), axis.given)
    let shares = (start..<end).map { pixel in
      max(1 - abs((Double(pixel) - center + 0.5) * (1 / support)), 0)
    }
    let sum = shares.reduce(0, +)
    starts.append(start)
    counts.append(end - start)
    weights += shares.map { Int32(0.5 + $0 / sum * Double(1 << Self.precision)) }
    weights += repeatElement(0, count: stride - shares.count)
  }
}
