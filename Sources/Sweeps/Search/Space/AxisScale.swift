internal import RealModule

/// How the values of a domain lie on a line, for the models that search it.
///
/// A coordinate is the value, its logarithm on a logarithmic axis, the place of an option. A domain
/// of numbers with steps is a row of cells around them, so it is half a step wider at either end.
struct AxisScale: Sendable {
  /// What a domain is made of.
  enum Kind: Sendable, Hashable {
    case continuous
    /// Numbers in steps.
    case cells(Int)
    /// Options without an order.
    case options(Int)
  }

  let domain: Domain
  let kind: Kind
  let isLogarithmic: Bool
  /// The coordinates of the ends.
  let low: Double
  let high: Double
  // The least and the greatest value.
  private let ends: (least: Double, greatest: Double)
  private let steps: EvenSteps

  /// The scale of a domain that has no problem.
  init(_ domain: Domain) {
    self.domain = domain
    var (ends, step, isLogarithmic) = ((least: 0.0, greatest: 0.0), Double?.none, false)
    switch domain {
    case .uniform(let low, let high, let given): (ends, step) = ((low, high), given)
    case .logUniform(let low, let high): (ends, isLogarithmic) = ((low, high), true)
    case .int(let low, let high, let given, let isLog):
      (ends, step, isLogarithmic) = ((Double(low), Double(high)), Double(given), isLog)
    case .choice(let count): ends = (0, Double(count))
    }
    steps = step.map { EvenSteps(ends.least, ends.greatest, $0) } ?? EvenSteps(0, 0, 1)
    if let step { ends = (ends.least - step / 2, steps[steps.count - 1] + step / 2) }
    switch domain {
    case .choice(let count): kind = .options(count)
    case .uniform, .logUniform, .int: kind = step == nil ? .continuous : .cells(steps.count)
    }
    (self.ends, self.isLogarithmic) = (ends, isLogarithmic)
    (low, high) = isLogarithmic ? (.log(ends.least), .log(ends.greatest)) : ends
  }

  /// The distance of the ends.
  var width: Double { high - low }

  /// The only value, where there is no other.
  var onlyValue: AxisValue? {
    switch kind {
    case .continuous: low == high ? value(at: low) : nil
    case .cells(let count): count == 1 ? value(ofCell: 0) : nil
    case .options(let count): count == 1 ? .option(0) : nil
    }
  }

  /// Where a value lies.
  func coordinate(of value: AxisValue) -> Double {
    isLogarithmic ? .log(value.double) : value.double
  }

  /// The value that is nearest to a coordinate.
  func value(at coordinate: Double) -> AxisValue {
    switch kind {
    case .continuous: .number(rounded(isLogarithmic ? .exp(coordinate) : coordinate))
    case .cells: value(ofCell: cell(at: coordinate))
    case .options(let count): .option(min(max(Int(coordinate), 0), count - 1))
    }
  }

  /// The cell in which a coordinate lies.
  func cell(at coordinate: Double) -> Int {
    steps.index(nearestTo: isLogarithmic ? .exp(coordinate) : coordinate)
  }

  /// The number in the middle of a cell.
  func value(ofCell cell: Int) -> AxisValue {
    if case .int = domain { .integer(Int(steps[cell])) } else { .number(steps[cell]) }
  }

  /// The coordinates between which a cell lies.
  func edges(ofCell cell: Int) -> (low: Double, high: Double) {
    let (low, high) = (steps[cell] - steps.step / 2, steps[cell] + steps.step / 2)
    return isLogarithmic ? (.log(low), .log(high)) : (low, high)
  }

  /// The value at a share of the domain, 0 ≤ `quantile` < 1, each being equally likely.
  func value(atQuantile quantile: Double) -> AxisValue {
    switch kind {
    case .cells(let count) where !isLogarithmic:
      value(ofCell: min(Int(quantile * Double(count)), count - 1))
    case .continuous, .cells, .options: value(at: low + quantile * width)
    }
  }

  /// Eight digits of a number: enough for any search, short in files, and the same whatever the
  /// last bits of a machine's logarithms are.
  private func rounded(_ number: Double) -> Double {
    let magnitude = min(abs(number), ends.greatest - ends.least)
    let places = magnitude > 0 ? 7 - Int(Double.log10(magnitude).rounded(.down)) : 0
    let scale = Double.pow(10, abs(places))
    var digits = number
    // Powers of ten up to this are exact, so that the quotient is the nearest to the digits.
    if magnitude > 0, abs(places) <= 22 {
      digits = places > 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
    }
    // A negative zero would be written as one.
    return min(max(digits + 0, ends.least), ends.greatest)
  }
}
