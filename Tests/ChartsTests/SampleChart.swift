@testable import Charts

/// Charts that tests draw.
enum SampleChart {
  /// Two groups: one that holds and falls by a step at 4, one that falls by half at every step.
  static var twoGroups: Chart {
    let step = [(0, 1), (4, 1), (4, 0.25), (8, 0.25)].map { ChartPoint($0.0, $0.1) }
    let powers = (0..<8).map { ChartPoint(Double($0), 1 / Double(1 << $0)) }
    let momentum = [ChartPoint(0, 0.5), ChartPoint(8, 0.9)]
    return Chart(
      title: "a <b> & \"c\": step", subtitle: "8 steps · 2 groups",
      description: "lr of x goes from 1 to 0.25.",
      time: ChartTime(
        label: "step", end: 8, other: ChartTime.OtherUnit(label: "epoch", perUnit: 0.5)),
      legend: [.init(style: 0, text: "x (base lr 1)"), .init(style: 1, text: "y (base lr 1)")],
      markMeaning: "the next part begins",
      panels: [
        ChartPanel(
          label: "lr", mayBeLogarithmic: true,
          series: [
            ChartSeries(name: "x", style: 0, points: step, dots: step),
            ChartSeries(name: "y", style: 1, points: powers),
          ], marks: [4]),
        ChartPanel(
          label: "momentum", series: [ChartSeries(name: "x", style: 0, points: momentum)]),
      ])
  }

  /// A single curve through points, in a panel of its own.
  static func curve(_ points: [(Double, Double)], end: Double) -> Chart {
    Chart(
      title: "curve", subtitle: "one", description: "", time: ChartTime(label: "step", end: end),
      legend: [.init(style: 0, text: "x")], markMeaning: "",
      panels: [
        ChartPanel(
          label: "lr", mayBeLogarithmic: true,
          series: [
            ChartSeries(name: "x", style: 0, points: points.map { ChartPoint($0.0, $0.1) })
          ])
      ])
  }
}
