internal import Messages
internal import RealModule

/// A figure of a row for each name: a mark at its value, and a line over its interval, without a script.
package struct RowFigure: Sendable {
  /// One row.
  package struct Row: Sendable {
    package let name: String
    package let value: Double
    package let interval: (low: Double, high: Double)?

    /// Makes a row.
    package init(_ name: String, _ value: Double, interval: (low: Double, high: Double)? = nil) {
      (self.name, self.value, self.interval) = (name, value, interval)
    }
  }

  private static let mostLetters = 40
  /// The figure's own unit of length, which a page stretches to the room it has.
  private static let width = 1000

  private let title: String
  private let rows: [Row]
  /// Whether rows are bars from nought.
  private let isBars: Bool

  /// Makes a figure; rows that are not finite are left out.
  package init(_ title: String, _ rows: [Row], isBars: Bool = false) {
    self.rows = rows.filter { row in
      row.value.isFinite && (row.interval.map { $0.low.isFinite && $0.high.isFinite } ?? true)
    }
    (self.title, self.isBars) = (title, isBars)
  }

  private var range: (low: Double, high: Double) {
    let values = rows.flatMap {
      [$0.value, $0.interval?.low, $0.interval?.high].compactMap(\.self)
    }
    let low = isBars ? 0 : values.min() ?? 0
    let high = max(values.max() ?? 1, low)
    return high > low ? (low, high) : (low - 0.5, high + 0.5)
  }

  /// Whether the values span so much that only their ratios can be seen.
  private var isLogarithmic: Bool {
    let (low, high) = range
    return !isBars && low > 0 && high / low > 20
  }

  /// The figure's element.
  package var html: String {
    let (low, high) = range
    let scale = isLogarithmic ? ", logarithmic" : ""
    return """
      <div class="rows" role="group" aria-label="\(HTMLText.escaped(title))">
      \(rows.map(line).joined(separator: "\n"))
      <div class="row"><span></span><span class="ends"><span>\(NumberText.typed(low))</span>\
      <span>\(NumberText.typed(high))\(scale)</span></span><span></span></div></div>
      """
  }

  private func x(_ value: Double) -> Int {
    let (low, high) = range
    let part =
      isLogarithmic
      ? Double.log(value / low) / Double.log(high / low) : (value - low) / (high - low)
    return Int(Double(Self.width) * part)
  }

  private func line(_ row: Row) -> String {
    let at = x(row.value)
    let ends = row.interval.map { (x($0.low), x($0.high)) } ?? (isBars ? 0 : at, at)
    // A line of no length with round ends is a dot, which stays round when the figure is stretched.
    let dot = isBars ? "" : "<line class=\"mark dot\" x1=\"\(at)\" x2=\"\(at)\" y1=\"9\" y2=\"9\"/>"
    return """
      <div class="row"><span>\(HTMLText.escaped(Legible.line(row.name, limit: Self.mostLetters)))</span>\
      <svg viewBox="0 0 \(Self.width) 18" preserveAspectRatio="none">\
      <title>\(HTMLText.escaped(row.name)): \(row.value.plainText)</title>\
      <line class="mark\(isBars ? " bar" : "")" x1="\(ends.0)" x2="\(ends.1)" y1="9" y2="9"/>\(dot)</svg>\
      <span class="number">\(NumberText.typed(row.value))</span></div>
      """
  }
}
