/// A table of text whose lines are no wider than they may be: cells are cut, lines never wrapped.
package struct FittedTable {
  /// How a column gives way where the table is too wide.
  package enum Fit: Sendable {
    /// Text, which is cut.
    case text
    /// Text that would be of no use if it were cut.
    case whole
    /// Numbers, to the right, of which the title alone may be cut.
    case number
  }

  private static let least = 8

  private let fits: [Fit]
  private let rows: [[String]]

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - columns: Its titles, and how they give way.
  ///   - rows: As many cells each; what would steer a terminal is shown escaped.
  ///   - limit: The most characters of a cell.
  package init(
    _ columns: [(title: String, fit: Fit)], _ rows: [[String]], limit: Int = 40
  ) {
    fits = columns.map(\.fit)
    self.rows = ([columns.map(\.title)] + rows).map { row in
      row.map { Legible.line($0, limit: limit) }
    }
  }

  /// The titles and the rows, none of which ends with a space.
  ///
  /// A line has at most `width` characters, or any number.
  package func lines(width: Int? = nil) -> [String] {
    let widths = widths(within: width ?? .max)
    return rows.map { row in
      let cells = row.indices.map { column in
        let cell = Self.cut(row[column], to: widths[column])
        let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return fits[column].isRight ? space + cell : cell + space
      }
      let line = Self.cut(cells.joined(separator: "  "), to: width ?? .max)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func widths(within limit: Int) -> [Int] {
    var widths = fits.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let least = fits.indices.map { column in
      switch fits[column] {
      case .text: min(widths[column], Self.least)
      case .whole: widths[column]
      case .number: rows.dropFirst().map { $0[column].count }.max() ?? widths[column]
      }
    }
    var surplus = widths.reduce(2 * (widths.count - 1), +) - limit
    while surplus > 0,
      let widest = widths.indices.filter({ widths[$0] > max(least[$0], 1) })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
      surplus -= 1
    }
    return widths
  }

  private static func cut(_ text: String, to width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }
}

extension FittedTable.Fit {
  fileprivate var isRight: Bool {
    switch self {
    case .text, .whole: false
    case .number: true
    }
  }
}
