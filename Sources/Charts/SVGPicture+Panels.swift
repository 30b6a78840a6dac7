extension SVGPicture {
  /// Appends a panel: heading, axis, marks, curves and their names.
  func append(_ panel: ChartPanel, in frame: ChartLayout.Frame, _ markup: inout SVGMarkup) {
    let scale = panel.scale(labels: frame.bottom - frame.top > 150 ? 8 : 4)
    markup.label(
      panel.label, 24, frame.heading, "font-size=\"13\" font-weight=\"bold\" fill=\"#111111\"")
    if scale.isLogarithmic {
      let x = 24 + ChartLayout.textWidth(panel.label) * 1.25 + 8
      markup.label("log axis", x, frame.heading, "fill=\"#555555\"")
    }
    let size = [layout.right - layout.left, frame.bottom - frame.top].map(SVGMarkup.pixels)
    markup.append(
      "<rect x=\"\(SVGMarkup.pixels(layout.left))\" y=\"\(SVGMarkup.pixels(frame.top))\" "
        + "width=\"\(size[0])\" height=\"\(size[1])\" fill=\"\(SVGColours.panel.light)\" stroke=\"#bbbbbb\"/>"
    )
    appendValues(scale, in: frame, &markup)
    for tick in chart.axis.ticks(atMost: tickCount(to: chart.axis.end)) {
      let x = layout.x(tick.position, on: chart.axis)
      markup.line(x, frame.top, x, frame.bottom, "stroke=\"#e4e4e4\"")
    }
    appendMarks(of: panel, in: frame, &markup)
    for series in panel.series { appendBand(of: series, on: scale, in: frame, &markup) }
    for series in panel.series { append(series, on: scale, in: frame, &markup) }
    if chart.hasNamesAtEnds { appendNames(of: panel, on: scale, in: frame, &markup) }
  }

  /// The lines of an axis of values, and their labels.
  private func appendValues(
    _ scale: Scale, in frame: ChartLayout.Frame, _ markup: inout SVGMarkup
  ) {
    for tick in scale.ticks {
      let y = layout.y(tick.position, on: scale, in: frame)
      let colour = tick.label.isEmpty ? "#f0f0f0" : "#dcdcdc"
      markup.line(layout.left, y, layout.right, y, "stroke=\"\(colour)\"")
      guard !tick.label.isEmpty else { continue }
      markup.label(tick.label, layout.left - 8, y + 4, "text-anchor=\"end\"")
    }
  }

  /// Vertical lines, each with its time where that has room.
  private func appendMarks(
    of panel: ChartPanel, in frame: ChartLayout.Frame, _ markup: inout SVGMarkup
  ) {
    var (lastLine, lastLabel) = (-Double.infinity, -Double.infinity)
    for mark in panel.marks where mark <= chart.axis.end {
      let x = layout.x(mark, on: chart.axis)
      // Lines that are closer would be a grey wall.
      guard x - lastLine >= 3 else { continue }
      markup.line(x, frame.top, x, frame.bottom, Self.markStroke)
      lastLine = x
      let text = chart.axis.text(at: mark)
      let half = ChartLayout.textWidth(text) / 2
      guard x - half >= lastLabel + 8 else { continue }
      markup.label(
        text, x, frame.top - 5, "text-anchor=\"middle\" font-size=\"11\" fill=\"#666666\"")
      lastLabel = x + half
    }
  }

  /// Appends the area of a band, beneath all curves.
  private func appendBand(
    of series: ChartSeries, on scale: Scale, in frame: ChartLayout.Frame, _ markup: inout SVGMarkup
  ) {
    let areas = series.bandPieces.map { piece in
      let upper = PixelPath(through: piece.map { place($0.x, $0.high, on: scale, in: frame) })
      let lower = PixelPath(
        through: piece.reversed().map { place($0.x, $0.low, on: scale, in: frame) })
      return PixelPath(joining: upper, lower).data + "Z"
    }
    guard !areas.isEmpty else { return }
    markup.append(
      "<path d=\"\(areas.joined())\" fill=\"\(ChartStyle(series.style).colour)\" "
        + "fill-opacity=\"0.2\"/>")
  }

  private func append(
    _ series: ChartSeries, on scale: Scale, in frame: ChartLayout.Frame, _ markup: inout SVGMarkup
  ) {
    let style = ChartStyle(series.style)
    let lines = series.pieces.map { piece in
      PixelPath(through: piece.map { place($0.x, $0.y, on: scale, in: frame) })
    }
    markup.append(
      "<path d=\"\(lines.map(\.data).joined())\" fill=\"none\" \(SVGMarkup.stroke(style)) "
        + "stroke-linejoin=\"round\"/>")
    // A point between two gaps has no line that shows it.
    let alone = series.pieces.filter { $0.count == 1 }.flatMap(\.self)
    for point in series.dots.isEmpty ? alone : series.dots {
      let place = place(point.x, point.y, on: scale, in: frame)
      let (x, y) = (SVGMarkup.pixels(tenths: place.x), SVGMarkup.pixels(tenths: place.y))
      markup.append("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"2.6\" fill=\"\(style.colour)\"/>")
    }
  }

  private func place(
    _ x: Double, _ y: Double, on scale: Scale, in frame: ChartLayout.Frame
  ) -> PixelPath.Place {
    let (x, y) = (layout.x(x, on: chart.axis), layout.y(y, on: scale, in: frame))
    return PixelPath.Place(x: Int((x * 10).rounded()), y: Int((y * 10).rounded()))
  }

  /// The names of the curves, each beside the end of its own.
  private func appendNames(
    of panel: ChartPanel, on scale: Scale, in frame: ChartLayout.Frame, _ markup: inout SVGMarkup
  ) {
    let ends = panel.series.map { layout.y($0.lastValue, on: scale, in: frame) }
    let places = LabelSpread.places(ends, gap: 14, within: frame.top + 4...frame.bottom - 4)
    for (series, (end, place)) in zip(panel.series, zip(ends, places)) {
      let right = layout.right
      markup.line(
        right, end, right + 12, place, "stroke=\"\(ChartStyle(series.style).colour)\"")
      markup.label(ChartLayout.shortName(series.name), right + 16, place + 4)
    }
  }
}
