import Testing

@testable import Sweeps

@Suite struct MeanCurveTests {
  /// Intervals by `scipy.stats.t.interval(0.95, n - 1, mean, scipy.stats.sem(values))`, SciPy 1.16.
  @Test func `a point is the mean with its t interval`() throws {
    let curves = [
      [(0.0, 1.0), (10.0, 0.5), (20.0, 3.0)], [(0.0, 2.0), (10.0, 0.25), (20.0, 3.0)],
      [(0.0, 4.0), (10.0, 0.75), (20.0, 3.0)],
    ].map { $0.map { (step: $0.0, value: $0.1) } }
    let points = MeanCurve(curves).points
    let expected = [
      (0.0, 2.3333333333333335, -1.461249700263426, 6.1279163669300925),
      (10, 0.5, -0.12103442793758257, 1.1210344279375826), (20, 3, 3, 3),
    ]
    #expect(points.map(\.step) == expected.map(\.0))
    for (point, expected) in zip(points, expected) {
      let statistics = try #require(point.statistics)
      let interval = try #require(statistics.interval)
      let found = [statistics.mean, interval.lowerBound, interval.upperBound]
      for (value, wanted) in zip(found, [expected.1, expected.2, expected.3]) {
        #expect(abs(value - wanted) < 1e-12, "\(value), not \(wanted)")
      }
    }
  }

  @Test func `there are the steps that all curves have, and a gap where one is not finite`() {
    let curves = [
      [(step: 0.0, value: 1.0), (2, 5), (4, .nan), (6, 1)],
      [(step: 0.0, value: 1.0), (1, 9), (4, 2), (6, 1), (8, 1)],
    ]
    let points = MeanCurve(curves).points
    #expect(points.map(\.step) == [0, 4, 6])
    #expect(points.map { $0.statistics == nil } == [false, true, false])
  }

  @Test func `a single curve has no interval, and none has no points`() {
    let points = MeanCurve([[(step: 3, value: 7)]]).points
    #expect(points.map { $0.statistics?.mean } == [7] && points[0].statistics?.interval == nil)
    #expect(MeanCurve([]).points.isEmpty && MeanCurve([[], []]).points.isEmpty)
  }

  @Test(arguments: [[1e308, 1e308, -1e308], [1.7e308, 1.7e308, 1.6e308], [1e200, -1e200, 0]])
  func `numbers whose squares are too great have no interval`(_ values: [Double]) {
    #expect(CellStatistics(values)?.interval == nil)
  }
}
