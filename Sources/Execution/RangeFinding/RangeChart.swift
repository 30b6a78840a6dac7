package import Charts
internal import Messages
internal import RangeTests

/// A range test as a chart: its losses by the rate, as measured and smoothed, with the recommended rates; of
/// batch sizes as measured, with the ends of the part in which the loss fell.
package struct RangeChart {
  private let report: RangeReport

  /// Takes what range tests say.
  package init(_ report: RangeReport) { self.report = report }

  /// The chart.
  package var chart: Chart {
    let curve = report.answer.curve
    let axis = ChartAxis(
      logarithmic: report.sources[0].knob, from: curve.rates[0],
      to: curve.rates[curve.rates.count - 1])
    let isOfSizes = report.isOfSizes
    let smooth = (isOfSizes ? RangeLibrary.none : .fastai).smoothed(curve)
    let measured = zip(smooth.rates, curve.losses.prefix(smooth.rates.count))
    let series = [
      isOfSizes ? nil : series("as measured", style: 1, measured.map { ($0, $1) }, on: axis),
      series(
        isOfSizes ? "mean of an epoch" : "smoothed", style: 0,
        zip(smooth.rates, smooth.losses).map { ($0, $1) }, on: axis),
    ].compactMap(\.self)
    let ends = (report.recommended ?? report.falling).map { [$0.lowerBound, $0.upperBound] } ?? []
    return Chart(
      title: "Range test", subtitle: report.subtitle,
      description: report.lines.joined(separator: " "),
      axis: axis,
      legend: series.map { Chart.Entry(style: $0.style, text: $0.name) },
      markMeaning: isOfSizes ? "the loss fell from here to there" : "recommended: base and max",
      panels: [
        ChartPanel(
          label: "loss", mayBeLogarithmic: true,
          series: series.isEmpty ? [Self.nothing] : series,
          marks: ends.filter { curve.rates[0]...curve.rates[curve.rates.count - 1] ~= $0 }
            .map(axis.position))
      ])
  }

  /// Where no loss is finite.
  private static let nothing = ChartSeries(name: "no loss", style: 0, points: [ChartPoint(0, 0)])

  private func series(
    _ name: String, style: Int, _ pairs: [(rate: Double, loss: Double)], on axis: ChartAxis
  ) -> ChartSeries? {
    var points = Decimation(end: axis.end, columns: SVGPicture.columns)
    var isEmpty = true
    for pair in pairs where pair.loss.isFinite {
      points.append(ChartPoint(max(axis.position(of: pair.rate), 0), pair.loss))
      isEmpty = false
    }
    return isEmpty ? nil : ChartSeries(name: name, style: style, points: points.points)
  }
}
