internal import Charts
internal import Messages
internal import Results
internal import Schedules

/// What a run has measured, as a chart: losses, metrics and schedules over one time.
struct TrainingChart {
  /// The most points of a curve that are told apart by dots.
  private static let mostDots = 40

  private let title: String
  private let status: RunStatus
  private let stepsPerEpoch: Int?
  private let table: NumberTable
  /// The last step.
  private let end: Int
  private let panels: [MeasuredPanel]

  /// Takes the bytes of `metrics.csv`; nil where there is nothing to draw.
  init?(_ bytes: [UInt8], title: String, _ status: RunStatus, stepsPerEpoch: Int?) {
    (self.title, self.status, self.stepsPerEpoch) = (title, status, stepsPerEpoch)
    table = NumberTable(bytes)
    guard let last = table.numbers(of: "step").last, let end = Int(exactly: last),
      (0..<Int.max).contains(end)
    else { return nil }
    self.end = end
    panels = MeasuredPanel.all(of: table)
    if panels.isEmpty { return nil }
  }

  /// The chart.
  var chart: Chart {
    let names = names
    return Chart(
      title: title, subtitle: subtitle, description: description, time: time,
      legend: names.enumerated().map { Chart.Entry(style: $0.offset, text: $0.element) },
      markMeaning: "",
      panels: panels.map { panel in
        ChartPanel(
          label: panel.label, mayBeLogarithmic: panel.mayBeLogarithmic,
          series: panel.columns.map { series($0, style: names.firstIndex(of: $0.curve) ?? 0) })
      })
  }

  /// The names of curves, each once: those of one name look the same in all panels.
  private var names: [String] {
    var seen = Set<String>()
    return panels.flatMap(\.columns).map(\.curve).filter { seen.insert($0).inserted }
  }

  private var time: ChartTime {
    let other = stepsPerEpoch.map {
      ChartTime.OtherUnit(label: "epoch", perUnit: 1 / Double(max($0, 1)))
    }
    return ChartTime(label: "step", end: Double(end), other: other)
  }

  private var subtitle: String {
    "\(counted(end + 1, "step", isGrouped: true)) · \(status.rawValue)"
  }

  private func series(_ column: MeasuredPanel.Column, style: Int) -> ChartSeries {
    var points = Decimation(end: Double(end), columns: SVGPicture.columns)
    for point in column.points { points.append(point) }
    let dots = column.points.count <= Self.mostDots ? column.points : []
    return ChartSeries(name: column.curve, style: style, points: points.points, dots: dots)
  }

  /// The ends and extremes of every column, in words.
  private var description: String {
    panels.flatMap(\.columns).map { column in
      let values = column.points.map(\.y)
      let texts = [values[0], values[values.count - 1], values.min() ?? 0, values.max() ?? 0]
        .map(NumberText.typed)
      return
        "\(column.name) goes from \(texts[0]) to \(texts[1]), between \(texts[2]) and \(texts[3])."
    }.joined(separator: " ")
  }
}
