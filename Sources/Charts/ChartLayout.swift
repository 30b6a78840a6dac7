/// Where the parts of a picture stand, in pixels.
struct ChartLayout {
  /// A panel's place.
  struct Frame {
    /// The base line of its heading.
    let heading: Double
    /// The upper edge.
    let top: Double
    /// The lower edge.
    let bottom: Double
  }

  /// The width of every picture.
  static let width = 720.0
  /// The height of a line of the legend.
  static let legendLine = 19.0
  /// Space within a frame, so that curves at the ends of their axis do not touch it.
  static let inset = 7.0
  /// The left edge of all panels.
  let left = 66.0
  /// The right edge of all panels.
  let right: Double
  /// The legend's entries: where each begins, and its text as far as there is room.
  let legend: [(x: Double, y: Double, text: String)]
  /// The panels, from top to bottom.
  let frames: [Frame]
  /// The height of the picture.
  let height: Double

  /// Makes the layout of a chart.
  init(_ chart: Chart) {
    let names = chart.panels.flatMap(\.series).map { Self.shortName($0.name) }
    let longest = names.map { Self.textWidth($0) }.max() ?? 0
    right = Self.width - (chart.hasNamesAtEnds ? longest + 34 : 36)
    let texts = chart.legend.map(\.text) + (chart.hasMarks ? [chart.markMeaning] : [])
    legend = Self.flow(texts, from: 72)
    var y = (legend.last?.y ?? 54) + 30
    var frames: [Frame] = []
    for (index, panel) in chart.panels.enumerated() {
      // The first panel is the one that matters most.
      let height = index > 0 ? 100.0 : chart.panels.count == 1 ? 250 : 210
      let top = y + (panel.marks.isEmpty ? 9 : 22)
      frames.append(Frame(heading: y, top: top, bottom: top + height))
      y = top + height + 30
    }
    self.frames = frames
    height = y - 30 + (chart.axis.other == nil ? 44 : 70)
  }

  /// The place of a time.
  func x(_ time: Double, on axis: ChartAxis) -> Double {
    left + Self.inset + axis.share(time) * (right - left - 2 * Self.inset)
  }

  /// The place of a value in a panel.
  func y(_ value: Double, on scale: Scale, in frame: Frame) -> Double {
    frame.bottom - Self.inset
      - scale.share(value) * (frame.bottom - frame.top - 2 * Self.inset)
  }

  /// About how wide a text of twelve-pixel letters is; no font is known to every reader.
  static func textWidth(_ text: String) -> Double { Double(text.count) * 6.6 }

  /// A name for the end of a curve.
  static func shortName(_ name: String) -> String { shortened(name, to: 14) }

  /// A text cut at a number of characters.
  static func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }

  /// Entries one after the other, on as many lines as they need.
  private static func flow(
    _ texts: [String], from top: Double
  ) -> [(x: Double, y: Double, text: String)] {
    let left = 24.0
    var (x, y) = (left, top)
    return texts.map { text in
      let text = shortened(text, to: 95)
      let width = 34 + textWidth(text) + 18
      if x > left, x + width > Self.width {
        x = left
        y += legendLine
      }
      defer { x += width }
      return (x, y, text)
    }
  }
}
