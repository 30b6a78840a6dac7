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
    let curves = series.map(\.values)
    let bounds = bandBounds(about: curves)
    guard mayBeLogarithmic else {
      return Scale(linear: (curves + [bounds]).joined(), labels: labels)
    }
    let scale = Scale(fitting: curves + [bounds], labels: labels)
    guard !scale.isLogarithmic, bounds.contains(where: { $0 <= 0 }) else { return scale }
    // A mean that is never negative may have an interval that is: the curves alone say what axis serves,
    // and the band is cut at its foot.
    let positive = bounds.filter { $0 > 0 }
    let least = curves.joined().filter { $0 > 0 }.min() ?? 0
    let other = Scale(fitting: curves + [positive.filter { $0 >= least / 10 }], labels: labels)
    return other.isLogarithmic ? other : scale
  }

  /// The ends of bands that an axis shows: as far beyond the curves as these span, since an interval of two
  /// values may be so wide that the curves would be flat lines in it.
  private func bandBounds(about curves: [[Double]]) -> [Double] {
    let bounds = series.flatMap(\.band).filter(\.isFinite).flatMap { [$0.low, $0.high] }
    guard let least = curves.joined().min(), let greatest = curves.joined().max(),
      greatest > least
    else { return bounds }
    let room = greatest - least
    return bounds.map { min(max($0, least - room), greatest + room) }
  }
}
