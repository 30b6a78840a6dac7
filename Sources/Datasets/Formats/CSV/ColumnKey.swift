/// What names a column of a table.
public enum ColumnKey: Sendable, Hashable {
  /// The column of this name in the header.
  case name(String)
  /// The column at this position, from 0; negative ones count from the end, −1 being the last.
  case index(Int)
}
