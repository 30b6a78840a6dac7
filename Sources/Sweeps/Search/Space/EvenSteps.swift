internal import RealModule

/// The numbers first, first + step, …, up to an end, free of rounding where they are decimals.
struct EvenSteps: Sendable {
  let first: Double
  let step: Double
  /// How many numbers there are.
  let count: Int
  // What makes the first number and the step whole: 0.1 and 0.2 are 1 and 2 tenths.
  private let scale: Double

  /// The numbers from one end on that do not pass the other.
  init(_ first: Double, _ last: Double, _ step: Double) {
    (self.first, self.step) = (first, step)
    // A share of a step is forgiven, since 0.3 / 0.1 is below 3.
    count = Int((last - first) / step + 1e-9) + 1
    let scales = (0...15).lazy.map { Double.pow(10, $0) }
    scale = scales.first { Self.isWhole(step * $0) && Self.isWhole(first * $0) } ?? 1
  }

  private static func isWhole(_ number: Double) -> Bool {
    abs(number) < 0x1p53 && abs(number - number.rounded()) <= 1e-12 * abs(number)
  }

  /// The number at a place.
  subscript(index: Int) -> Double {
    let (start, width) = (first * scale, step * scale)
    guard Self.isWhole(start), Self.isWhole(width) else { return first + Double(index) * step }
    return (start.rounded() + Double(index) * width.rounded()) / scale
  }

  /// The place of the nearest number.
  func index(nearestTo number: Double) -> Int {
    let place = ((number - first) / step).rounded()
    return place > 0 ? Int(min(place, Double(count - 1))) : 0
  }
}
