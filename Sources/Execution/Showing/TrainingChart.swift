internal import Charts
internal import Messages
internal import Results
internal import Schedules

/// What a run has measured, as a chart: losses, metrics and schedules over one time.
struct TrainingChart {
  private let title: String
  private let state: String
  private let stepsPerEpoch: Int?
  /// The last step.
  private let end: Int
  let panels: [MeasuredPanel]

  /// Takes the bytes of `metrics.csv`; nil where there is nothing to draw.
  init?(_ bytes: [UInt8], title: String, _ status: RunStatus, stepsPerEpoch: Int?) {
    self.init(
      [NumberTable(bytes)], title: title, state: status.rawValue, stepsPerEpoch: stepsPerEpoch)
  }

  /// Takes the tables of runs that differ by their seeds alone, and what is said of these; nil where there
  /// is nothing to draw.
  init?(_ tables: [NumberTable], title: String, state: String, stepsPerEpoch: Int?) {
    (self.title, self.state, self.stepsPerEpoch) = (title, state, stepsPerEpoch)
    let lasts = tables.compactMap { $0.numbers(of: "step").last.flatMap(\.self) }
    guard lasts.count == tables.count, let last = lasts.max(), let end = Int(exactly: last),
      (0..<Int.max).contains(end)
    else { return nil }
    self.end = end
    panels = MeasuredPanel.all(of: tables)
    if panels.isEmpty { return nil }
  }

  /// The chart.
  var chart: Chart {
    let names = names
    return Chart(
      title: title, subtitle: subtitle, description: description, axis: axis,
      legend: names.enumerated().map { Chart.Entry(style: $0.offset, text: $0.element) },
      markMeaning: "",
      panels: panels.map { panel in
        ChartPanel(
          label: panel.label, mayBeLogarithmic: panel.mayBeLogarithmic,
          series: panel.columns.map { column in
            column.measured.series(
              column.curve, style: names.firstIndex(of: column.curve) ?? 0, until: Double(end))
          })
      })
  }

  /// The names of curves, each once: those of one name look the same in all panels.
  private var names: [String] {
    var seen = Set<String>()
    return panels.flatMap(\.columns).map(\.curve).filter { seen.insert($0).inserted }
  }

  private var axis: ChartAxis {
    let other = stepsPerEpoch.map {
      ChartAxis.OtherUnit(label: "epoch", perUnit: 1 / Double(max($0, 1)))
    }
    return ChartAxis(label: "step", end: Double(end), other: other)
  }

  private var subtitle: String {
    counted(end + 1, "step", isGrouped: true) + (state.isEmpty ? "" : " · \(state)")
  }

  /// The ends and extremes of every column, in words.
  private var description: String {
    panels.flatMap(\.columns).map { column in
      let values = column.measured.values
      let texts = [values[0], values[values.count - 1], values.min() ?? 0, values.max() ?? 0]
        .map(NumberText.typed)
      return
        "\(column.name) goes from \(texts[0]) to \(texts[1]), between \(texts[2]) and \(texts[3])."
    }.joined(separator: " ")
  }
}
