internal import Messages
internal import RealModule

/// The axis that all panels of a chart share: of time, or of a quantity that spans decades.
package struct ChartAxis: Sendable {
  /// A second unit to read the same times in.
  package struct OtherUnit: Sendable {
    /// What it is called, such as `epoch`.
    package let label: String
    /// How many of it one unit of the axis is.
    package let perUnit: Double

    /// Makes a unit.
    package init(label: String, perUnit: Double) { (self.label, self.perUnit) = (label, perUnit) }
  }

  /// What the times count, such as `step`.
  package let label: String
  /// The last time; the first is 0.
  package let end: Double
  /// The same times in another unit, where that is known.
  package let other: OtherUnit?

  /// The first value of an axis whose places are decades from it.
  private let first: Double?

  /// Makes an axis from 0 to an end.
  package init(label: String, end: Double, other: OtherUnit? = nil) {
    (self.label, self.end, self.other, first) = (label, end, other, nil)
  }

  /// Makes an axis from one value to a greater one, both above 0, on which equal ratios are equal distances.
  package init(logarithmic label: String, from first: Double, to last: Double) {
    (self.label, self.first, other) = (label, first, nil)
    end = Double.log10(last) - Double.log10(first)
  }

  /// Where a value lies, as points and marks give it: on a logarithmic axis the decades from the first.
  package func position(of value: Double) -> Double {
    first.map { Double.log10(value) - Double.log10($0) } ?? value
  }

  /// What a position stands for, in words.
  func text(at position: Double) -> String {
    guard let first else { return DecimalText.text(Int(position), exponent: 0) }
    return NumberText.typed(first * Double.pow(10, position))
  }

  /// Where a time lies: 0 at the first and before it, 1 at the last and beyond it, one half where there is
  /// a single one.
  func share(_ x: Double) -> Double { end > 0 ? min(max(x / end, 0), 1) : 0.5 }

  /// At most so many whole times, or powers of ten, with their labels.
  func ticks(atMost count: Int) -> [Tick] {
    guard let first else { return Tick.whole(upTo: end, atMost: count) }
    let start = Double.log10(first)
    // A power of ten at an end may be a little beyond it by rounding.
    let lowest = Int((start - 1e-9).rounded(.up))
    let highest = Int((start + end + 1e-9).rounded(.down))
    guard lowest < highest else {
      return [0, end].map { Tick(position: $0, label: text(at: $0)) }
    }
    let stride = (1...400).first { highest - lowest < $0 * max(count, 2) } ?? 400
    return (lowest...highest).filter { $0 % stride == 0 }.map { power in
      let position = min(max(Double(power) - start, 0), end)
      return Tick(position: position, label: DecimalText.text(1, exponent: power))
    }
  }

  /// At most so many whole times in the other unit, at their places on this axis.
  func otherTicks(atMost count: Int) -> [Tick] {
    guard let other else { return [] }
    return Tick.whole(upTo: end * other.perUnit, atMost: count).map {
      Tick(position: $0.position / other.perUnit, label: $0.label)
    }
  }
}
