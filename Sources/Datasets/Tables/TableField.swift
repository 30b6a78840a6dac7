/// What is known of a column of a table beside its cells.
struct TableField: Sendable {
  /// What the header calls it; its position where there is none.
  let name: String
  /// What the cells are.
  let type: ColumnType
  /// Where the cells lie.
  let place: TableLayout.Place
  /// How many of the cells are missing.
  let gaps: Int
}
