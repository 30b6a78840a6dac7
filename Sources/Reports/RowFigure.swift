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
    let height = 20 * rows.count + 34
    let scale = isLogarithmic ? ", logarithmic" : ""
    return """
      <div class="wide" role="region" tabindex="0" aria-label="\(HTMLText.escaped(title))">
      <svg class="rows" width="\(left + 480)" viewBox="0 0 \(left + 480) \(height)" role="img" \
      aria-label="\(HTMLText.escaped(title))">
      \(rows.enumerated().map(mark).joined(separator: "\n"))
      <text x="\(left)" y="\(height - 6)">\(NumberText.typed(low))</text>
      <text x="\(left + 380)" y="\(height - 6)" \
      text-anchor="end">\(NumberText.typed(high))\(scale)</text></svg></div>
      """
  }

  /// Where the marks begin: right of the longest name.
  private var left: Int { 16 + 7 * min(Self.mostLetters, rows.map(\.name.count).max() ?? 0) }

  private func x(_ value: Double) -> Int {
    let (low, high) = range
    let part =
      isLogarithmic
      ? Double.log(value / low) / Double.log(high / low) : (value - low) / (high - low)
    return left + Int(380 * part)
  }

  private func mark(_ place: Int, _ row: Row) -> String {
    let (y, at) = (18 + 20 * place, x(row.value))
    let ends = row.interval.map { (x($0.low), x($0.high)) } ?? (isBars ? left : at, at)
    let dot = isBars ? "" : "<circle class=\"mark\" cx=\"\(at)\" cy=\"\(y)\" r=\"4\"/>"
    return """
      <g><title>\(HTMLText.escaped(row.name)): \(row.value.plainText)</title>\
      <text x="\(left - 10)" y="\(y + 4)" \
      text-anchor="end">\(HTMLText.escaped(Legible.line(row.name, limit: Self.mostLetters)))</text>\
      <line class="mark" x1="\(ends.0)" x2="\(ends.1)" y1="\(y)" y2="\(y)" \
      stroke-width="\(isBars ? 9 : 2)"/>\(dot)\
      <text x="\(left + 395)" y="\(y + 4)">\(NumberText.typed(row.value))</text></g>
      """
  }
}
