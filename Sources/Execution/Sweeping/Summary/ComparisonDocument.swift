internal import JSON
internal import Sweeps

/// How cells compare, as JSON: the same keys wherever cells are compared.
enum ComparisonDocument {
  /// What values come to, by the keys that say so.
  static func moments(_ statistics: CellStatistics?) -> [(key: String, value: JSONValue)] {
    [
      ("mean", (statistics?.mean).json), ("sd", (statistics?.deviation).json),
      ("interval", json(statistics?.interval)), ("min", (statistics?.range.lowerBound).json),
      ("max", (statistics?.range.upperBound).json),
    ]
  }

  /// How a cell compares with the best; null for the best, and where there is nothing to test.
  static func json(of place: Int, _ all: BestComparison?) -> JSONValue {
    guard let all, let own = all.comparisons[place] else { return .null }
    return .object([
      ("test", own.test.rawValue.json), ("n", own.count.json),
      ("difference", .number(own.difference)), ("sd", .number(own.deviation)),
      ("interval", json(own.interval)), ("bca_interval", json(own.bootstrap)),
      ("p", .number(own.p)),
      ("p_adjusted", all.adjusted[place].json),
      ("probability_of_improvement", .number(own.probability)),
      ("distinguishable", (!all.isUndistinguished(place)).json),
      ("too_few_seeds", all.hasTooFew(place).json),
      ("more_seeds_needed", all.neededSeeds(place).json),
    ])
  }

  private static func json(_ interval: ClosedRange<Double>?) -> JSONValue {
    interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
  }
}
