/// One quantity over time: curves that share an axis of values.
package struct ChartPanel: Sendable {
  /// What the values are.
  package let label: String
  /// Whether a logarithmic axis serves where the values span decades.
  package let mayBeLogarithmic: Bool
  /// The curves, at least one, the lowest first.
  package let series: [ChartSeries]
  /// Times that are marked by a vertical line, ascending.
  package let marks: [Double]

  /// Makes a panel.
  package init(
    label: String, mayBeLogarithmic: Bool = false, series: [ChartSeries], marks: [Double] = []
  ) {
    (self.label, self.mayBeLogarithmic, self.series) = (label, mayBeLogarithmic, series)
    self.marks = marks
  }

  /// The axis of values, with at most so many labels.
  func scale(labels: Int) -> Scale {
    let curves = series.map { $0.points.map(\.y) }
    return mayBeLogarithmic
      ? Scale(fitting: curves, labels: labels) : Scale(linear: curves.joined(), labels: labels)
  }
}
