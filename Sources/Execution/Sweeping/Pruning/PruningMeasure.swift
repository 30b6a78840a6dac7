internal import JSON
internal import Sweeps

/// What is measured of trials that may be pruned.
struct PruningMeasure: Hashable {
  /// The column of the metric.
  let column: String
  /// Whether the best value so far counts, and not the last.
  let isBest: Bool
  /// Whether more is better.
  let isGreaterBetter: Bool
  /// What training is counted in.
  let unit: PruningUnit

  /// Which values are better.
  var direction: SearchDirection { isGreaterBetter ? .maximize : .minimize }
}

extension PruningMeasure: JSONCodable {
  var json: JSONValue {
    .object([
      ("column", column.json), ("best", isBest.json), ("greater", isGreaterBetter.json),
      ("unit", unit.rawValue.json),
    ])
  }

  init(json: JSONValue) throws(JSONError) {
    guard let unit = PruningUnit(rawValue: try json.value("unit")) else {
      throw JSONError("a unit is missing")
    }
    self.init(
      column: try json.value("column"), isBest: try json.value("best"),
      isGreaterBetter: try json.value("greater"), unit: unit)
  }
}
