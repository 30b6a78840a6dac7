/// A chart as an SVG 1.1 picture that any browser shows: no scripts, no fonts of its own.
///
/// The same chart gives the same bytes.
package struct SVGPicture {
  /// The columns that a curve is drawn in; more points than these need not be given.
  package static let columns = 1200

  let chart: Chart
  let layout: ChartLayout

  /// Makes the picture of a chart.
  package init(_ chart: Chart) {
    self.chart = chart
    layout = ChartLayout(chart)
  }

  /// The document.
  package var text: String {
    var markup = SVGMarkup()
    let (width, height) = (SVGMarkup.pixels(ChartLayout.width), SVGMarkup.pixels(layout.height))
    markup.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    markup.append(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"\(width)\" "
        + "height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" "
        + "font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"12\" "
        + "fill=\"#333333\">")
    markup.append("title", holding: chart.title)
    markup.append("desc", holding: chart.description)
    markup.append(SVGColours.style)
    markup.append(
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(SVGColours.page.light)\"/>")
    appendHeading(&markup)
    appendLegend(&markup)
    for (panel, frame) in zip(chart.panels, layout.frames) { append(panel, in: frame, &markup) }
    if let last = layout.frames.last { appendTimes(under: last, &markup) }
    markup.append("</svg>")
    return markup.text
  }

  private func appendHeading(_ markup: inout SVGMarkup) {
    markup.label(
      ChartLayout.shortened(chart.title, to: 64), 24, 32,
      "font-size=\"18\" font-weight=\"bold\" fill=\"#111111\"")
    markup.label(ChartLayout.shortened(chart.subtitle, to: 105), 24, 52, "fill=\"#555555\"")
  }

  private func appendLegend(_ markup: inout SVGMarkup) {
    for (index, place) in layout.legend.enumerated() {
      let y = place.y - 4
      if index < chart.legend.count {
        let style = ChartStyle(chart.legend[index].style)
        markup.line(place.x, y, place.x + 26, y, SVGMarkup.stroke(style, width: "2.5"))
      } else {
        markup.line(place.x + 13, y - 8, place.x + 13, y + 6, Self.markStroke)
      }
      markup.label(place.text, place.x + 33, place.y)
    }
  }

  /// The axis in both of its units, at the foot of the picture.
  private func appendTimes(under frame: ChartLayout.Frame, _ markup: inout SVGMarkup) {
    let time = chart.axis
    append(time.ticks(atMost: tickCount(to: time.end)), named: time.label, frame.bottom, &markup)
    guard let other = time.other else { return }
    let y = frame.bottom + 32
    markup.line(layout.left, y, layout.right, y, "stroke=\"#bbbbbb\"")
    let ticks = time.otherTicks(atMost: tickCount(to: time.end * other.perUnit))
    append(ticks, named: other.label, y, &markup)
  }

  private func append(
    _ ticks: [Tick], named name: String, _ y: Double, _ markup: inout SVGMarkup
  ) {
    for tick in ticks {
      let x = layout.x(tick.position, on: chart.axis)
      markup.line(x, y, x, y + 5, "stroke=\"#888888\"")
      markup.label(tick.label, x, y + 18, "text-anchor=\"middle\"")
    }
    // A long first label, such as 1e-7, must not touch the name.
    let first = ticks.first.map {
      layout.x($0.position, on: chart.axis) - ChartLayout.textWidth($0.label) / 2 - 8
    }
    markup.label(
      name, min(layout.left - 10, first ?? .infinity), y + 18,
      "text-anchor=\"end\" font-weight=\"bold\" fill=\"#111111\"")
  }

  /// As many ticks as have room for their labels.
  func tickCount(to end: Double) -> Int {
    let longest = DecimalText.text(Int(min(end, 1e15)), exponent: 0)
    return min(11, Int((layout.right - layout.left) / (ChartLayout.textWidth(longest) + 24)))
  }

  /// The stroke of a vertical mark.
  static let markStroke = "stroke=\"#777777\" stroke-dasharray=\"3 3\""
}
