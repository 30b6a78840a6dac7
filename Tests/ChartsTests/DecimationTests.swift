import TestSupport
import Testing

@testable import Charts

@Suite struct DecimationTests {
  /// A long curve at random, with spikes, decimated.
  private func curve(
    _ seed: UInt64, count: Int, columns: Int
  ) -> (all: [ChartPoint], kept: [ChartPoint]) {
    var random = SplitMix(state: seed)
    let all = (0..<count).map { t in
      let spike = Int.random(in: 0..<1000, using: &random) == 0 ? 100.0 : 0
      return ChartPoint(Double(t), Double.random(in: -1...1, using: &random) + spike)
    }
    var decimation = Decimation(end: Double(count - 1), columns: columns)
    for point in all { decimation.append(point) }
    return (all, decimation.points)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `every column keeps its first, lowest, highest and last point`(_ seed: UInt64) {
    let (count, columns) = (20_000, 37)
    let (all, kept) = curve(seed, count: count, columns: columns)
    func column(_ point: ChartPoint) -> Int {
      min(Int(point.x / Double(count - 1) * Double(columns)), columns - 1)
    }
    let before = Dictionary(grouping: all, by: column)
    let after = Dictionary(grouping: kept, by: column)
    #expect(after.count == columns)
    for (place, points) in before {
      let left = after[place] ?? []
      #expect(left.count <= 4)
      #expect(left.first == points.first && left.last == points.last)
      #expect(left.map(\.y).min() == points.map(\.y).min())
      #expect(left.map(\.y).max() == points.map(\.y).max())
    }
    #expect(kept.map(\.x) == kept.map(\.x).sorted())
    #expect(Set(kept).isSubset(of: Set(all)))
  }

  @Test func `few points all stay`() {
    let (all, kept) = curve(3, count: 100, columns: 100)
    #expect(kept == all)
  }

  @Test func `a gap stays where it parts two columns, and not within one`() {
    var decimation = Decimation(end: 10, columns: 2)
    let values = [1, .nan, 2, 3, 4, .infinity, .nan, 5, 6, 7, .nan]
    for (t, value) in values.enumerated() { decimation.append(ChartPoint(Double(t), value)) }
    let kept = decimation.points
    #expect(kept.map(\.x) == [0, 4, 6, 7, 9])
    #expect(kept.map { $0.y.isFinite } == [true, true, false, true, true])
    var many = Decimation(end: 1e5, columns: 10)
    for t in 0...100_000 { many.append(ChartPoint(Double(t), t % 2 == 0 ? 1 : .nan)) }
    #expect(many.points.count <= 50)
  }

  @Test func `a band in columns is the union of its intervals`() {
    let all = (0..<10).map { ChartInterval(Double($0), low: -Double($0), high: Double($0 % 5)) }
    let kept = ChartInterval.decimated(all, end: 9, columns: 3)
    #expect(
      kept == [
        ChartInterval(0, low: -2, high: 2), ChartInterval(3, low: -5, high: 4),
        ChartInterval(6, low: -8, high: 3), ChartInterval(9, low: -9, high: 4),
      ])
    #expect(ChartInterval.decimated(all, end: 9, columns: 10) == all)
  }

  @Test func `a single point, and points at one time, stay`() {
    var decimation = Decimation(end: 0, columns: 10)
    #expect(decimation.points.isEmpty)
    decimation.append(ChartPoint(0, 2))
    #expect(decimation.points == [ChartPoint(0, 2)])
    decimation.append(ChartPoint(0, 1))
    #expect(decimation.points == [ChartPoint(0, 2), ChartPoint(0, 1)])
  }
}
