internal import RealModule

/// The axis of a panel's values: where each lies, and which are labelled.
struct Scale: Sendable {
  /// How values lie on the axis.
  enum Kind: Sendable, Hashable {
    /// Equal differences, equal distances.
    case linear
    /// Equal ratios, equal distances; a zero has a place of its own beneath all others.
    case logarithmic(hasZero: Bool)
  }

  /// How values lie on the axis.
  let kind: Kind
  /// The least value on the axis, of a logarithmic one the least above 0.
  let lower: Double
  /// The greatest value on the axis.
  let upper: Double
  /// What is marked, ascending.
  let ticks: [Tick]
  /// The share of a logarithmic axis between 0 and the least value above it.
  private static let zeroShare = 0.14

  /// Whether the axis is logarithmic.
  var isLogarithmic: Bool { kind != .linear }

  /// Where a value lies: 0 at the foot of the axis, 1 at its head, within these for every value.
  func share(_ value: Double) -> Double {
    let share =
      switch kind {
      case .linear: (value - lower) / (upper - lower)
      case .logarithmic(let hasZero): logarithmicShare(value, foot: hasZero ? Self.zeroShare : 0)
      }
    return min(max(share, 0), 1)
  }

  private func logarithmicShare(_ value: Double, foot: Double) -> Double {
    guard value > 0 else { return 0 }
    let share =
      (Double.log10(value) - Double.log10(lower)) / (Double.log10(upper) - Double.log10(lower))
    return foot + (1 - foot) * max(share, 0)
  }
}

extension Scale {
  /// Makes the axis that shows curves best.
  ///
  /// It is logarithmic where no value is negative and those above 0 span more than two decades, or
  /// where one curve has most of its values in lower decades than the greatest of all.
  init(fitting curves: [[Double]], labels: Int) {
    let extent = Extent(curves.joined())
    let isLogarithmic =
      extent.least >= 0 && extent.greatest > 0
      // The hundredth part of a number, computed, may be a little less than that.
      && (extent.greatest / 100 > extent.leastPositive * (1 + 1e-9)
        || curves.contains { Self.isMostlyLow($0, extent.greatest) })
    if isLogarithmic {
      self.init(logarithmic: extent, labels: labels)
    } else {
      self.init(linear: extent, labels: labels)
    }
  }

  private static func isMostlyLow(_ values: [Double], _ greatest: Double) -> Bool {
    let positive = values.filter { $0 > 0 }.map(clamped)
    return 2 * positive.count { $0 <= greatest / 10 * (1 + 1e-9) } > positive.count
  }

  /// Makes a linear axis of values.
  init(linear values: some Sequence<Double>, labels: Int) {
    self.init(linear: Extent(values), labels: labels)
  }

  /// The nearest number that an axis can have.
  private static func clamped(_ value: Double) -> Double {
    // Beyond this, differences of values might have no number; the least numbers of all have no
    // powers of ten beneath them.
    let value = min(max(value, -1e300), 1e300)
    return value > 0 ? max(value, 1e-300) : value
  }

  /// The range that values lie in.
  private struct Extent {
    var least = Double.infinity
    var leastPositive = Double.infinity
    var greatest = -Double.infinity

    init(_ values: some Sequence<Double>) {
      for value in values.lazy.map(Scale.clamped) {
        least = min(least, value)
        greatest = max(greatest, value)
        if value > 0 { leastPositive = min(leastPositive, value) }
      }
    }
  }

  /// From tick to tick at the closest steps of 1, 2 or 5 times a power of ten that the labels allow.
  private init(linear extent: Extent, labels: Int) {
    let (least, greatest) = Self.widened(extent.least, extent.greatest)
    kind = .linear
    var power = Int(Double.log10((greatest - least) / Double(max(labels, 2))).rounded(.down)) - 1
    while true {
      for mantissa in [1, 2, 5] {
        let unit = Double("\(mantissa)e\(power)") ?? 1
        let first = Self.whole(least / unit, .down)
        let last = Self.whole(greatest / unit, .up)
        guard last - first + 1 <= Double(max(labels, 2)) else { continue }
        ticks = (Int(first)...Int(last)).map { Tick($0 * mantissa, exponent: power) }
        lower = ticks[0].position
        upper = ticks[ticks.count - 1].position
        return
      }
      power += 1
    }
  }

  /// A range that can be divided: one that is a single value, up to rounding, is made wider.
  private static func widened(_ least: Double, _ greatest: Double) -> (Double, Double) {
    let size = max(abs(least), abs(greatest))
    // There may be nothing to show, as where all values are gaps.
    guard size > 1e-290, least <= greatest else { return (0, 1) }
    guard greatest - least <= 1e-9 * size else { return (least, greatest) }
    let margin = 0.1 * size
    return (least - margin, greatest + margin)
  }

  /// The quotient rounded, but not where only rounding kept it from being whole.
  private static func whole(_ quotient: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let nearest = quotient.rounded()
    return abs(quotient - nearest) < 1e-6 ? nearest : quotient.rounded(rule)
  }

  /// From 1, 2 or 5 times a power of ten to another, labels at powers of ten or closer.
  private init(logarithmic extent: Extent, labels: Int) {
    let hasZero = extent.least == 0
    kind = .logarithmic(hasZero: hasZero)
    let low = Self.notch(extent.leastPositive, .down)
    let high = Self.notch(extent.greatest, .up)
    let room = max(labels - (hasZero ? 1 : 0), 2)
    let marks = Self.logarithmicTicks(low, high, labels: room)
    lower = Tick(low.digit, exponent: low.power).position
    upper = Tick(high.digit, exponent: high.power).position
    ticks = (hasZero ? [Tick(0, exponent: 0)] : []) + marks
  }

  /// The nearest 1, 2 or 5 times a power of ten that is not above a number, or not below it.
  private static func notch(
    _ value: Double, _ rule: FloatingPointRoundingRule
  ) -> (digit: Int, power: Int) {
    let power = Int(Double.log10(value).rounded(.down))
    let notches = (power - 1...power + 1).flatMap { power in [1, 2, 5].map { ($0, power) } }
    let near = 1e-9 * value
    if rule == .down {
      return notches.last { Tick($0, exponent: $1).position <= value + near } ?? (1, power)
    }
    return notches.first { Tick($0, exponent: $1).position >= value - near } ?? (1, power + 1)
  }

  private static func logarithmicTicks(
    _ low: (digit: Int, power: Int), _ high: (digit: Int, power: Int), labels: Int
  ) -> [Tick] {
    let decades = high.power - low.power
    let isClose = decades <= 2 && labels >= 6
    let strides = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500]
    let stride = strides.first { decades / $0 + 1 <= labels } ?? 1000
    var ticks: [Tick] = []
    for power in low.power...high.power {
      for digit in decades <= 5 ? Array(1...9) : [1] {
        guard power > low.power || digit >= low.digit, power < high.power || digit <= high.digit
        else { continue }
        let isLabelled =
          digit == 1
          ? (high.power - power) % stride == 0 : isClose && (digit == 2 || digit == 5)
        ticks.append(Tick(digit, exponent: power, isLabelled: isLabelled))
      }
    }
    return ticks
  }
}
