internal import RealModule

/// The course of a number as a row of small bars, of which each is the mean of as many numbers.
package struct Sparkline: Sendable {
  /// The most bars; half as many are left when they are joined in pairs.
  private static let most = 16
  private static let bars = Array("▁▂▃▄▅▆▇█")

  private var means: [Double] = []
  private var open: [Double] = []
  // How many numbers a bar is the mean of.
  private var size = 1

  /// Makes a row without bars.
  package init() {}

  /// Adds the next number.
  package mutating func append(_ number: Double) {
    open.append(number)
    guard open.count == size else { return }
    means.append(Self.mean(open))
    open = []
    guard means.count == Self.most else { return }
    means = stride(from: 0, to: means.count, by: 2).map { Self.mean(Array(means[$0...($0 + 1)])) }
    size *= 2
  }

  /// The bars, from the least to the greatest number.
  ///
  /// They go by logarithms where all numbers are above 0. What is not finite is a `×`; where nothing differs
  /// the bars are the lowest.
  package var text: String {
    let finite = means.filter(\.isFinite)
    let isPositive = finite.allSatisfy { $0 > 0 }
    func height(_ number: Double) -> Double { isPositive ? Double.log(number) : number }
    guard let least = finite.min().map(height), let greatest = finite.max().map(height) else {
      return String(repeating: "×", count: means.count)
    }
    return String(
      means.map { number in
        guard number.isFinite else { return "×" }
        let share = greatest > least ? (height(number) - least) / (greatest - least) : 0
        return Self.bars[min(Int(share * Double(Self.bars.count)), Self.bars.count - 1)]
      })
  }

  private static func mean(_ numbers: [Double]) -> Double {
    numbers.reduce(0) { $0 + $1 / Double(numbers.count) }
  }
}
