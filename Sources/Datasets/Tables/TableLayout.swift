/// Where the cells of a table's columns lie in its blocks.
struct TableLayout: Sendable {
  /// Where those of one column do: its position among the columns of its kind.
  enum Place: Sendable, Equatable {
    case number(Int)
    /// Two words, which are kept as the numbers 1 and 0.
    case boolean(Int)
    case moment(Int)
    case word(Int)
    /// They are not used.
    case none
  }

  /// The places of the columns of the file, in their order.
  private(set) var places: [Place] = []
  /// How many columns are numbers.
  private(set) var numbers = 0
  /// How many are moments.
  private(set) var moments = 0
  /// How many are words.
  private(set) var words = 0

  /// Lays out columns of some types, nil for those that are not used.
  init(_ types: [ColumnType?]) {
    for type in types {
      switch type {
      case .number:
        places.append(.number(numbers))
        numbers += 1
      case .boolean:
        places.append(.boolean(numbers))
        numbers += 1
      case .date:
        places.append(.moment(moments))
        moments += 1
      case .category, .index:
        places.append(.word(words))
        words += 1
      case .drop, nil: places.append(.none)
      }
    }
  }
}
