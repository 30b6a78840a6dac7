package import Declarations

/// A data set that reads a table of text, one row a sample.
package protocol TableDataset: Dataset {
  /// Where the file is.
  var path: String { get set }
  /// Whether the first row names the columns.
  var header: Bool { get }
  /// Which columns hold the targets; nil where all columns are inputs.
  var target: [ColumnKey]? { get set }
  /// What the cells of columns are, by the columns' names or indices.
  var columns: ByName<ColumnType>? { get set }
  /// What stands between cells; nil to guess it.
  var delimiter: CellDelimiter? { get }
  /// The character that lines begin with that do not count.
  var comment: String? { get }
  /// What becomes of missing cells; nil where they are mistakes.
  var missing: MissingCells? { get set }
}
