/// The colours of a picture's page and writing on a light background, and on a dark one.
enum SVGColours {
  typealias Pair = (light: String, dark: String)

  /// The background of the picture.
  static let page: Pair = ("#ffffff", "#14171a")
  /// The background of a panel.
  static let panel: Pair = ("#fafafa", "#1b1f23")
  /// Headings, labels, remarks, and the places of marks.
  static let texts: [Pair] = [
    ("#111111", "#f2f4f5"), ("#333333", "#d6d9dc"), ("#555555", "#a9afb5"), ("#666666", "#a0a6ac"),
  ]
  /// Lines that are no curves: marks, ticks, frames, the lines of an axis.
  private static let lines: [Pair] = [
    ("#777777", "#8b9299"), ("#888888", "#7d848b"), ("#bbbbbb", "#4a5057"), ("#dcdcdc", "#343a41"),
    ("#e4e4e4", "#2f353b"), ("#f0f0f0", "#24292e"),
  ]

  /// The rules by which a browser that prefers dark pages changes each colour.
  ///
  /// They name the attributes of a picture for light pages, which readers without style sheets keep.
  static let style: String = {
    let curves = ChartStyle.colours.map { Pair($0.light, $0.dark) }
    let rules = ([page, panel] + texts + lines + curves).map { light, dark in
      "[fill=\"\(light)\"]{fill:\(dark)}[stroke=\"\(light)\"]{stroke:\(dark)}"
    }
    let all = rules.joined(separator: "\n")
    return "<style>@media (prefers-color-scheme:dark){\n\(all)\n}</style>"
  }()
}
