/// A table that was read: numbers, or columns whose words and gaps are still to become numbers.
package struct ReadTable: Sendable {
  /// The digest and what is odd; the samples, too, where all cells are numbers.
  package var loaded: LoadedSamples
  /// The columns, where they are still to be encoded.
  package var table: Table?
  /// The rows of each file, one after the other.
  package let parts: [Range<Int>]
  /// What is told of the reading: the delimiter, and the type of each column.
  package let notes: [String]
  /// The columns of the inputs where all of them are numbers and have names.
  package var columns: TableEncoding?
}
