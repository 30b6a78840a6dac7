package import Charts
internal import Declarations
internal import Experiments
internal import Messages
internal import Schedules

/// The schedules of a spec as a chart: a panel for lr, and one for every other scheduled knob.
package struct ScheduleChart {
  // The most steps that are told apart by dots.
  private static let mostDots = 40

  private let name: String
  private let type: String?
  private let preview: SchedulePreview

  /// Takes the schedules of a spec.
  ///
  /// - Throws: `Problem` for a run that has no steps.
  package init(_ schedule: PreparedSchedule) throws(Problem) {
    preview = schedule.preview
    guard preview.clock.length > 0 else {
      throw Problem(at: schedule.reading.path, Message.nothingToDraw, .invalidData)
    }
    name = schedule.name
    let value = schedule.reading.values.first { $0.path.description == "scheduler.type" }
    if case .text(let type)? = value?.content { self.type = type } else { type = nil }
  }

  /// The chart.
  package var chart: Chart {
    let panels = knobs.map(panel)
    return Chart(
      title: "\(name): \(type ?? "no scheduler")", subtitle: subtitle,
      description: description(of: panels), axis: axis, legend: legend,
      markMeaning: "the next part begins", panels: panels)
  }

  private var clock: Clock { preview.clock }

  private var timetable: Timetable { preview.timetable }

  private var groups: Range<Int> { timetable.bases.indices }

  /// What has a panel: lr, which every group that is trained has, and whatever else is scheduled.
  private var knobs: [Knob] {
    Knob.allCases.filter { knob in
      knob == .learningRate || timetable.entries.contains { $0.knob == knob }
    }
  }

  private var axis: ChartAxis {
    let other = clock.stepsPerEpoch.map { steps in
      clock.interval == .step
        ? ChartAxis.OtherUnit(label: Interval.epoch.rawValue, perUnit: 1 / Double(steps))
        : ChartAxis.OtherUnit(label: Interval.step.rawValue, perUnit: Double(steps))
    }
    // The run's end is the end of its last step.
    return ChartAxis(
      label: clock.interval.rawValue, end: Double(clock.length), other: other)
  }

  /// The run's length in what units are known, and what is not scheduled.
  private var subtitle: String {
    var parts = [counted(clock.length, clock.interval.rawValue, isGrouped: true)]
    if clock.interval == .epoch, let steps = clock.steps {
      parts.append(counted(steps, "step", isGrouped: true))
    } else if clock.interval == .step, let steps = clock.stepsPerEpoch {
      parts.append("\(counted(steps, "step", isGrouped: true)) an epoch")
    }
    if timetable.entries.contains(where: { StepSample.isSampled($0.schedule, clock.length) }) {
      parts.append("drawn from some of the \(clock.interval.rawValue)s")
    }
    if timetable.entries.isEmpty { parts.append("nothing is scheduled") }
    return parts.joined(separator: " · ")
  }

  private var legend: [Chart.Entry] {
    groups.map { group in
      let bases = Knob.allCases.compactMap { knob in
        isNamed(knob, group)
          ? timetable.bases[group][knob].map { "\(knob.rawValue) \(NumberText.typed($0))" } : nil
      }
      let note = timetable.bases[group].isEmpty ? " (not trainable)" : ""
      let base = bases.isEmpty ? note : " (base \(bases.joined(separator: ", ")))"
      return Chart.Entry(style: group, text: preview.groupNames[group] + base)
    }
  }

  /// Whether the base value of a group's knob is told: of those that everybody looks for, and the
  /// others that are scheduled, unless the schedule makes no use of it.
  private func isNamed(_ knob: Knob, _ group: Int) -> Bool {
    (knob == .momentum || knobs.contains(knob))
      && timetable.schedule(of: knob, group: group)?.usesBase != false
  }

  private func panel(_ knob: Knob) -> ChartPanel {
    let curves = groups.filter { timetable.bases[$0][knob] != nil }.map { series(knob, $0) }
    let joins = Set(timetable.entries.filter { $0.knob == knob }.flatMap(\.schedule.joins))
    return ChartPanel(
      label: knob.rawValue, mayBeLogarithmic: knob == .learningRate || knob == .weightDecay,
      series: curves,
      marks: joins.filter { (1..<max(clock.length, 1)).contains($0) }.sorted().map(Double.init))
  }

  /// The values of a group's knob.
  private func series(_ knob: Knob, _ group: Int) -> ChartSeries {
    let last = clock.length - 1
    var points = Decimation(end: axis.end, columns: SVGPicture.columns)
    func value(at step: Int) -> Double {
      timetable.value(of: knob, group: group, at: min(step, last))
    }
    let sample = StepSample(
      [timetable.schedule(of: knob, group: group)], length: clock.length,
      parts: SVGPicture.columns, eachWith: 64)
    // The value at a step, and those around it.
    var window = StepWindow(value)
    func append(at t: Int) {
      window.advance(to: t)
      points.append(ChartPoint(Double(t), window.value))
      if t < last, window.isStep { points.append(ChartPoint(Double(t + 1), window.value)) }
      if t == last, window.isHeld { points.append(ChartPoint(axis.end, window.value)) }
    }
    if let steps = sample.steps { steps.forEach(append) } else { (0...last).forEach(append) }
    var dots: [ChartPoint] = []
    if clock.length <= Self.mostDots {
      dots = (0...last).map {
        ChartPoint(Double($0), timetable.value(of: knob, group: group, at: $0))
      }
    }
    return ChartSeries(
      name: preview.groupNames[group], style: group, points: points.points, dots: dots)
  }

  /// The beginning, the extremes and the end of every curve, in words.
  private func description(of panels: [ChartPanel]) -> String {
    let curves = panels.flatMap { panel in
      panel.series.map { series in
        let values = series.points.map(\.y)
        let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
        let name = "\(panel.label) of \(series.name)"
        if least == greatest { return "\(name) stays at \(NumberText.typed(least))." }
        let ends =
          "from \(NumberText.typed(values[0])) to \(NumberText.typed(values[values.count - 1]))"
        return
          "\(name) goes \(ends), between \(NumberText.typed(least)) and \(NumberText.typed(greatest))."
      }
    }
    return
      (["Schedules over \(counted(clock.length, clock.interval.rawValue, isGrouped: true))."]
      + curves)
      .joined(separator: " ")
  }
}
