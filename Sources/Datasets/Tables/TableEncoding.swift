package import Declarations

/// How the columns of a table become numbers, learnt from the rows that are trained on.
package struct TableEncoding: Sendable, Equatable {
  /// How one column does.
  package struct Column: Sendable, Equatable {
    package let name: String
    package let type: ColumnType
    /// What stands for a missing number or moment.
    package var number: Double?
    /// What stands for a missing word.
    package var word: String?
    /// The words of a category, in the order of their inputs or of their numbers.
    package var categories: [String] = []
    /// Whether a date has a time, too.
    package var hasTime = false
    /// Whether an input says that the value was missing.
    package var hasIndicator = false

    /// A column without gaps, whose words are still to be named.
    package init(_ name: String, _ type: ColumnType) { (self.name, self.type) = (name, type) }

    /// The names of the column's inputs, but for the indicator.
    package var features: [String] {
      switch type {
      case .number, .boolean, .index: [name]
      case .category: categories.map { "\(name)=\($0)" }
      case .date:
        (["year", "month", "day", "weekday"] + (hasTime ? ["hour", "minute"] : [])).map {
          "\(name).\($0)"
        }
      case .drop: []
      }
    }
  }

  /// The columns of the inputs.
  package let columns: [Column]
  /// The classes, where the targets are classes.
  package let classes: ClassNames?

  /// Joins columns and classes.
  package init(columns: [Column], classes: ClassNames?) {
    (self.columns, self.classes) = (columns, classes)
  }

  /// The names of the inputs: indices stand before all others, so that an `embedding` finds them, and
  /// indicators behind all others.
  package var features: [String] {
    places.map { columns[$0] }.flatMap(\.features)
      + columns.filter(\.hasIndicator).map { "\($0.name).missing" }
  }

  /// Which inputs are measured, and not 0, 1 or an index: those alone are normalized.
  package var isMeasured: [Bool] {
    places.map { columns[$0] }.flatMap { column in
      column.features.map { _ in column.type == .number || column.type == .date }
    } + columns.filter(\.hasIndicator).map { _ in false }
  }

  /// The positions of the columns, in the order of their inputs.
  var places: [Int] {
    columns.indices.filter { columns[$0].type == .index }
      + columns.indices.filter { columns[$0].type != .index }
  }

  /// How many columns are indices, and how many numbers these have together; nil where none is.
  package var indices: (columns: Int, numbers: Int)? {
    let found = columns.filter { $0.type == .index }
    return found.isEmpty ? nil : (found.count, found.reduce(0) { $0 + $1.categories.count + 1 })
  }

  /// The encoding as the run's folder has it.
  package var plain: PlainValue {
    let columns = columns.map { column -> PlainValue in
      var pairs: [String: PlainValue] = [
        "name": .text(column.name), "type": .text(column.type.rawValue),
      ]
      if let number = column.number { pairs["fill"] = .number(number) }
      if let word = column.word { pairs["fill"] = .text(word) }
      if column.type.holdsWords {
        pairs["categories"] = .list(column.categories.map { .text($0) })
      }
      if column.hasIndicator { pairs["indicator"] = .boolean(true) }
      return .mapping(pairs)
    }
    return .mapping(["columns": .list(columns), "inputs": .list(features.map { .text($0) })])
  }
}
