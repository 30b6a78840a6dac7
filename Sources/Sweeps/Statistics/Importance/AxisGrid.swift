internal import RealModule

/// The values of an axis in evenly spaced cells, the outermost of which stand at its ends.
///
/// Logarithmic axes are so in their logarithms, and options are cells of their own. An axis of whole
/// numbers has no more cells than numbers; a logarithmic one of n has ⌈log₂ n⌉ + 1.
struct AxisGrid {
  /// How many cells there are.
  let count: Int
  /// Whether the cells are options, which have no order.
  let isOptions: Bool
  private let scale: AxisScale
  private let low: Double
  private let high: Double

  init(_ scale: AxisScale, limit: Int) {
    self.scale = scale
    switch scale.kind {
    case .options(let options):
      (count, isOptions, low, high) = (options, true, 0, Double(options - 1))
    case .continuous:
      (count, isOptions, low, high) = (limit, false, scale.low, scale.high)
    case .cells(let cells):
      let own =
        scale.isLogarithmic ? Int(Double.log2(Double(cells)).rounded(.up)) + 1 : cells
      (count, isOptions) = (min(own, limit), false)
      low = scale.coordinate(of: scale.value(ofCell: 0))
      high = scale.coordinate(of: scale.value(ofCell: cells - 1))
    }
  }

  /// The nearest cell of a value; of two the lower.
  func cell(of value: AxisValue) -> Int {
    let coordinate = scale.coordinate(of: value)
    guard !isOptions else { return Int(coordinate) }
    let place = (coordinate - low) / ((high - low) / Double(count - 1)) - 0.5
    return min(max(Int(place.rounded(.up)), 0), count - 1)
  }
}
