/// A place on an axis, and what is written beside it.
struct Tick: Sendable, Hashable {
  /// The place, in the units of the axis.
  let position: Double
  /// The text; empty for a line between two that have one.
  let label: String

  /// Makes a tick.
  init(position: Double, label: String) { (self.position, self.label) = (position, label) }

  /// Makes the tick of `digits · 10^exponent`, whose position is the number nearest to it.
  init(_ digits: Int, exponent: Int, isLabelled: Bool = true) {
    position = Double("\(digits)e\(exponent)") ?? 0
    label = isLabelled ? DecimalText.text(digits, exponent: exponent) : ""
  }

  /// Whole numbers from 0 up to an end, at most so many, at steps of 1, 2 or 5 times a power of 10.
  static func whole(upTo end: Double, atMost count: Int) -> [Tick] {
    let end = min(max(end, 0), 1e15).rounded(.down)
    for power in 0..<16 {
      for mantissa in [1, 2, 5] {
        let step = Double("\(mantissa)e\(power)") ?? 1
        guard (end / step).rounded(.down) + 1 <= Double(max(count, 2)) else { continue }
        return (0...Int(end / step)).map { Tick($0 * mantissa, exponent: power) }
      }
    }
    return []
  }
}
