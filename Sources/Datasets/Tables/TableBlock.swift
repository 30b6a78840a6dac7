/// Some rows of a table: the cells of one kind lie together, row by row.
struct TableBlock: Sendable {
  /// How many rows there are.
  var count = 0
  /// Row-major `[count, layout.numbers]`; NaN where one is missing.
  var numbers: [Float] = []
  /// Seconds since the first day of 1970, row-major `[count, layout.moments]`; NaN where one is missing.
  var moments: [Double] = []
  /// The numbers of words, row-major `[count, layout.words]`; −1 where one is missing.
  var codes: [Int32] = []

  /// What it takes of the memory.
  var byteCount: Int { 4 * numbers.count + 8 * moments.count + 4 * codes.count }
}
