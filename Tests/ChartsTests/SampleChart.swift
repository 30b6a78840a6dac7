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
      axis: ChartAxis(
        label: "step", end: 8, other: ChartAxis.OtherUnit(label: "epoch", perUnit: 0.5)),
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

  /// A level curve at 2 with a band from 1 to 4 that has a gap, as the curve has.
  static var band: Chart {
    let values = [2, 2, 2, .nan, 2, 2]
    return Chart(
      title: "band", subtitle: "", description: "", axis: ChartAxis(label: "step", end: 5),
      legend: [.init(style: 0, text: "x")], markMeaning: "",
      panels: [
        ChartPanel(
          label: "loss",
          series: [
            ChartSeries(
              name: "x", style: 0,
              points: values.enumerated().map { ChartPoint(Double($0), $1) },
              band: values.enumerated().map {
                ChartInterval(Double($0), low: $1 / 2, high: $1 * 2)
              })
          ])
      ])
  }

  /// A single curve through points, in a panel of its own.
  static func curve(_ points: [(Double, Double)], end: Double) -> Chart {
    Chart(
      title: "curve", subtitle: "one", description: "", axis: ChartAxis(label: "step", end: end),
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
