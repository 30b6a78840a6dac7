/// Curves over a common axis, in panels one beneath the other: what a picture says, not how.
package struct Chart: Sendable {
  /// An entry of the legend: a style and what has it.
  package struct Entry: Sendable {
    /// The style; see ``ChartStyle``.
    package let style: Int
    /// What has it.
    package let text: String

    /// Makes an entry.
    package init(style: Int, text: String) { (self.style, self.text) = (style, text) }
  }

  /// The heading.
  package let title: String
  /// A line beneath it.
  package let subtitle: String
  /// What the picture shows, in words, for those who cannot see it.
  package let description: String
  /// The axis that all panels share.
  package let axis: ChartAxis
  /// What each style stands for.
  package let legend: [Entry]
  /// What the vertical marks stand for.
  package let markMeaning: String
  /// The panels from top to bottom, at least one.
  package let panels: [ChartPanel]

  /// Makes a chart of its parts.
  package init(
    title: String, subtitle: String, description: String, axis: ChartAxis, legend: [Entry],
    markMeaning: String, panels: [ChartPanel]
  ) {
    (self.title, self.subtitle, self.description, self.axis) = (title, subtitle, description, axis)
    (self.legend, self.markMeaning, self.panels) = (legend, markMeaning, panels)
  }

  /// Whether any panel has marks.
  var hasMarks: Bool { panels.contains { !$0.marks.isEmpty } }

  /// Whether curves have their names at their ends: several of them, and not too many.
  var hasNamesAtEnds: Bool {
    let most = panels.map(\.series.count).max() ?? 0
    return most > 1 && most <= 6
  }
}
