/// Where the columns of a file stand that another one has told of.
struct ColumnPlaces {
  /// The positions of the inputs, in the order in which they are wanted.
  var inputs: [Int]
  /// What the cells of each of them are.
  var types: [ColumnType]
  /// The positions of the targets; none where the file is without.
  var targets: [Int] = []
  /// The columns whose missing cells stay missing, and whose classes need not be known.
  var optional: Set<Int> = []
  /// The position of the column that names the rows.
  var key: Int?
  /// The columns whose cells are words all of them, `NA` and `None` among them.
  var wordy: Set<Int> = []
}
