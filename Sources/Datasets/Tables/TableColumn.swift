/// A column of a table, as it was read.
struct TableColumn: Sendable, Equatable {
  /// What there is of each row.
  enum Cells: Sendable, Equatable {
    /// Numbers; NaN where one is missing.
    case numbers([Float])
    /// Seconds since the first day of 1970; NaN where one is missing.
    case moments([Double])
    /// Positions among the words, which stand in the order of their first cells; −1 where one is missing.
    case words([Int32], [String])
  }

  /// What the header calls it; its position where there is none.
  let name: String
  /// What the cells are.
  let type: ColumnType
  /// The cells.
  let cells: Cells

  /// Whether the cell of a row is missing.
  func isMissing(_ row: Int) -> Bool {
    switch cells {
    case .numbers(let numbers): numbers[row].isNaN
    case .moments(let moments): moments[row].isNaN
    case .words(let codes, _): codes[row] < 0
    }
  }
}
