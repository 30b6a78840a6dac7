/// What the cells of a table's column are.
public enum ColumnType: String, Sendable, CaseIterable {
  /// Numbers, as they are.
  case number
  /// Words, one input for each that the training samples have: 1 for the cell's word, else 0.
  case category
  /// Words, one input for all: the number of the cell's word, for an `embedding`.
  ///
  /// The columns of this type share the numbers of one table: those of a column begin with one for words that
  /// the training samples do not have.
  case index
  /// Two words such as `true` and `false`, which become 1 and 0.
  case boolean
  /// A day, or a day and a time, as its parts.
  case date
  /// Nothing that is used.
  case drop

  /// Whether the cells are words, of which a column may have any number.
  var holdsWords: Bool { self == .category || self == .index }

  /// What a word says in a column of Booleans; nil where it is none.
  static func boolean(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "t", "yes", "y", "1": true
    case "false", "f", "no", "n", "0": false
    case _: nil
    }
  }
}
