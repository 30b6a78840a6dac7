internal import JSON

/// A value of specs that is not the same in all cells.
struct ValueDifference {
  let path: String
  /// The value of each cell; nil where its spec has none.
  let values: [JSONValue?]

  /// The differences of cells, in the order of the first spec that has each path.
  static func all(_ cells: [ComparedCell]) -> [ValueDifference] {
    let tables = cells.map { cell in
      Dictionary(cell.values.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = []
    let paths = cells.flatMap { $0.values.map(\.path) }.filter { seen.insert($0).inserted }
    let differences = paths.compactMap { path -> ValueDifference? in
      let values = tables.map { $0[path] }
      let isEqual = values.dropFirst().allSatisfy { Self.areEqual($0, values.first ?? nil) }
      return isEqual ? nil : ValueDifference(path: path, values: values)
    }
    return differences
  }

  /// Whether two values are the same, however a number is written.
  private static func areEqual(_ a: JSONValue?, _ b: JSONValue?) -> Bool {
    if let a = a?.asNumber, let b = b?.asNumber { return a == b }
    return a == b
  }
}
