internal import Messages

/// A chart as lines of text for a terminal.
package struct TextPlot {
  /// What a terminal can show.
  package struct Abilities: Sendable, Hashable {
    /// Characters in a line.
    package var width: Int
    /// Whether it has colours.
    package var hasColours: Bool
    /// Whether it shows Unicode, and not ASCII alone.
    package var isUnicode: Bool

    /// Makes the abilities of a terminal.
    package init(width: Int, hasColours: Bool, isUnicode: Bool) {
      (self.width, self.hasColours, self.isUnicode) = (width, hasColours, isUnicode)
    }
  }

  private let chart: Chart
  private let abilities: Abilities
  // Characters for the labels of values, and for the names at the ends of curves.
  private let gutter: Int
  private let margin: Int
  private let scales: [Scale]

  /// Makes the drawing of a chart; nothing is narrower than 40 characters.
  package init(_ chart: Chart, on abilities: Abilities) {
    (self.chart, self.abilities) = (chart, abilities)
    scales = chart.panels.indices.map {
      chart.panels[$0].scale(labels: $0 == 0 ? 6 : 4)
    }
    let units = [chart.axis.label, chart.axis.other?.label ?? ""]
    let labels = scales.flatMap(\.ticks).map(\.label) + units
    gutter = (labels.map(\.count).max() ?? 0) + 1
    let names = chart.panels.flatMap(\.series).map { ChartLayout.shortName($0.name).count }
    margin = chart.hasNamesAtEnds ? (names.max() ?? 0) + 1 : 0
  }

  /// The lines, none wider than the terminal.
  package var lines: [String] {
    var lines = [chart.title, chart.subtitle].map(cut) + legend
    for index in chart.panels.indices { lines += self.lines(ofPanel: index) }
    return lines.map(trimmed) + times
  }

  /// Characters in a row of a curve.
  private var columns: Int { max(max(abilities.width, 40) - gutter - 1 - margin, 8) }

  /// Rows of a panel; the first is the one that matters most.
  private static func rows(_ index: Int) -> Int { index == 0 ? 16 : 7 }

  private var legend: [String] {
    let entries = chart.legend.map { entry -> String in
      let style = ChartStyle(entry.style)
      let isBroken = !style.dashes.isEmpty
      let sample =
        abilities.isUnicode
        ? (isBroken ? "╌╌" : "──") : String(repeating: style.letter, count: 2)
      return coloured(sample, entry.style) + " " + cut(entry.text, indentation: 3)
    }
    let mark = abilities.isUnicode ? "┊" : ":"
    return entries + (chart.hasMarks ? [" \(mark) \(cut(chart.markMeaning, indentation: 3))"] : [])
  }

  private func lines(ofPanel index: Int) -> [String] {
    let (panel, scale, count) = (chart.panels[index], scales[index], Self.rows(index))
    let canvas = drawing(panel, on: scale, rows: count)
    var labels = [String](repeating: "", count: count)
    for tick in scale.ticks where !tick.label.isEmpty {
      let row = row(of: tick.position, on: scale, count)
      if labels[row].isEmpty { labels[row] = tick.label }
    }
    let names = endNames(panel, on: scale, rows: count)
    let heading = panel.label + (scale.isLogarithmic ? " (log axis)" : "")
    return ["", cut(heading)]
      + (0..<count).map { row in
        let isTick = !labels[row].isEmpty
        let edge = abilities.isUnicode ? (isTick ? "┤" : "│") : (isTick ? "+" : "|")
        return padded(labels[row], to: gutter - 1) + " " + edge + painted(canvas.row(row))
          + (names[row] ?? "")
      }
  }

  private func drawing(_ panel: ChartPanel, on scale: Scale, rows: Int) -> TextCanvas {
    var canvas = TextCanvas(columns: columns, rows: rows, isUnicode: abilities.isUnicode)
    func place(_ point: ChartPoint) -> (x: Int, y: Int) {
      let x = chart.axis.share(point.x) * Double(canvas.width - 1)
      let y = (1 - scale.share(point.y)) * Double(canvas.height - 1)
      return (Int(x.rounded()), Int(y.rounded()))
    }
    func slice(_ interval: ChartInterval) -> TextCanvas.Slice {
      let high = place(ChartPoint(interval.x, interval.high))
      return TextCanvas.Slice(
        x: high.x, top: high.y, bottom: place(ChartPoint(interval.x, interval.low)).y)
    }
    for mark in panel.marks where mark <= chart.axis.end {
      canvas.mark(x: place(ChartPoint(mark, 0)).x)
    }
    for series in panel.series {
      for piece in series.bandPieces { canvas.fill(piece.map(slice), style: series.style) }
    }
    for series in panel.series {
      for piece in series.pieces { canvas.draw(piece.map(place), style: series.style) }
    }
    return canvas
  }

  private func row(of value: Double, on scale: Scale, _ rows: Int) -> Int {
    Int(((1 - scale.share(value)) * Double(rows - 1)).rounded())
  }

  /// The names of curves by the rows that they stand in.
  private func endNames(_ panel: ChartPanel, on scale: Scale, rows: Int) -> [Int: String] {
    guard chart.hasNamesAtEnds else { return [:] }
    let ends = panel.series.map { Double(row(of: $0.lastValue, on: scale, rows)) }
    let places = LabelSpread.places(ends, gap: 1, within: 0...Double(rows - 1))
    var names: [Int: String] = [:]
    for (series, place) in zip(panel.series, places) where (0..<rows).contains(Int(place)) {
      let name = readable(ChartLayout.shortName(series.name))
      names[Int(place)] = " " + coloured(name, series.style)
    }
    return names
  }

  /// The foot: an axis with its ticks, and a line of labels for each unit of time.
  private var times: [String] {
    let (time, isUnicode) = (chart.axis, abilities.isUnicode)
    let count = tickCount(to: time.end)
    let ticks = time.ticks(atMost: count)
    var axis = [Character](repeating: isUnicode ? "─" : "-", count: columns)
    for tick in ticks { axis[column(tick.position)] = isUnicode ? "┬" : "+" }
    let corner = isUnicode ? "└" : "+"
    let foot = String(repeating: " ", count: gutter) + corner + String(axis)
    let others = time.other.map { other in
      let ticks = time.otherTicks(atMost: tickCount(to: time.end * other.perUnit))
      return [labels(ticks, named: other.label)]
    }
    return [foot, labels(ticks, named: time.label)] + (others ?? [])
  }

  /// As many ticks as have room for their labels.
  private func tickCount(to end: Double) -> Int {
    let longest = DecimalText.text(Int(min(end, 1e15)), exponent: 0)
    return min(max(columns / max(longest.count + 4, 8), 2), 11)
  }

  private func column(_ position: Double) -> Int {
    Int((chart.axis.share(position) * Double(columns - 1)).rounded())
  }

  /// A line of labels, each with its middle under its tick where it has room.
  private func labels(_ ticks: [Tick], named name: String) -> String {
    var line = [Character](padded(name, to: gutter - 1) + "  ")
    for tick in ticks {
      let middle = gutter + 1 + column(tick.position)
      let start = min(middle - tick.label.count / 2, gutter + 1 + columns - tick.label.count)
      guard start >= line.count else { continue }
      line += repeatElement(" ", count: max(start - line.count, 0))
      line += tick.label + " "
    }
    return trimmed(String(line))
  }

  private func painted(_ cells: [(character: Character, style: Int?)]) -> String {
    guard abilities.hasColours else { return String(cells.map(\.character)) }
    var (text, current) = ("", nil as Int?)
    for cell in cells {
      if cell.style != current {
        if current != nil { text += Self.plain }
        if let style = cell.style { text += Self.escape(style) }
        current = cell.style
      }
      text.append(cell.character)
    }
    return current == nil ? text : text + Self.plain
  }

  private func coloured(_ text: String, _ style: Int) -> String {
    abilities.hasColours ? Self.escape(style) + text + Self.plain : text
  }

  private static let plain = "\u{1B}[0m"

  /// The control sequence of a style's colour (ECMA-48, 256 colours).
  private static func escape(_ style: Int) -> String {
    ChartStyle(style).terminalColour.map { "\u{1B}[38;5;\($0)m" } ?? "\u{1B}[39m"
  }

  private func cut(_ text: String) -> String { cut(text, indentation: 0) }

  private func cut(_ text: String, indentation: Int) -> String {
    readable(ChartLayout.shortened(text, to: max(abilities.width, 40) - indentation))
  }

  /// The text in characters that the terminal has, of which none moves the cursor.
  private func readable(_ text: String) -> String {
    let text = Legible.line(text, limit: .max)
    guard !abilities.isUnicode else { return text }
    return String(text.map { $0.isASCII ? $0 : $0 == "…" ? "~" : $0 == "·" ? "-" : "?" })
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
