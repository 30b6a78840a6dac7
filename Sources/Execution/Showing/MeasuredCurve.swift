internal import Charts
internal import Results
internal import Sweeps

/// A column of the tables of runs that differ by their seeds alone: its values over the steps, or their mean
/// with its 95 % t interval.
struct MeasuredCurve {
  /// The most points that are told apart by dots.
  private static let mostDots = 40

  /// Of how many runs it is the mean.
  let count: Int
  /// The values, with a gap where one is not finite; one at least is finite.
  let points: [ChartPoint]
  /// The intervals of the mean; none of a single run.
  let band: [ChartInterval]

  /// Takes the column of tables that have it; nil where there is no finite value.
  init?(_ tables: [NumberTable], column: String) {
    let curves = tables.filter { $0.columns.contains(column) }.map { Self.curve($0, column) }
    count = curves.count
    if count == 1 {
      (points, band) = (curves[0].map { ChartPoint($0.step, $0.value) }, [])
    } else {
      let mean = MeanCurve(curves).points
      points = mean.map { ChartPoint($0.step, $0.statistics?.mean ?? .nan) }
      band = mean.map { point in
        let interval = point.statistics?.interval
        return ChartInterval(
          point.step, low: interval?.lowerBound ?? .nan, high: interval?.upperBound ?? .nan)
      }
    }
    guard points.contains(where: \.y.isFinite) else { return nil }
  }

  /// The measured values of a table: an empty cell is a step at which nothing was measured.
  private static func curve(_ table: NumberTable, _ column: String) -> [(
    step: Double, value: Double
  )] {
    zip(table.numbers(of: "step"), table.numbers(of: column)).compactMap { step, value in
      guard let step, step.isFinite, let value else { return nil }
      return (step, value)
    }
  }

  /// The finite values.
  var values: [Double] { points.map(\.y).filter(\.isFinite) }

  /// The last step.
  var end: Double { points.last?.x ?? 0 }

  /// The curve as a chart has it whose axis ends at a step.
  func series(_ name: String, style: Int, until end: Double) -> ChartSeries {
    var kept = Decimation(end: end, columns: SVGPicture.columns)
    for point in points { kept.append(point) }
    return ChartSeries(
      name: name, style: style, points: kept.points,
      dots: points.count <= Self.mostDots ? points : [],
      band: ChartInterval.decimated(band, end: end, columns: SVGPicture.columns))
  }
}
