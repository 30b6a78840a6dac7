import Declarations

/// A metric of one class against the others, which is averaged over classes.
protocol AveragedMetric: ColumnMetric where Gathered == ClassCounts {
  /// How it becomes one number.
  var average: ClassAverage { get set }
  /// The class that the column is of, where each has one.
  var column: (index: Int?, name: String)? { get set }

  /// Its value of a class.
  static func score(_ tally: ClassTally) -> Double
}

extension AveragedMetric {
  static var isGreaterBetter: Bool { true }

  static var domain: MetricDomain { .labels }

  /// Its argument.
  static var averageArgument: Argument<Self> {
    .optional(
      \.average, "average", .choice("average"),
      "over classes: columns \(specName), \(specName)_micro, \(specName)_weighted, or \(specName).CLASS "
        + "of each")
  }

  var label: String {
    switch average {
    case .macro: Self.specName
    case .micro, .weighted: "\(Self.specName)_\(average.rawValue)"
    case .perClass: "\(Self.specName).\(column?.name ?? "*")"
    }
  }

  func columns(classes: [String]) -> [Metric] {
    guard average == .perClass else { return [Metric(self)] }
    return classes.enumerated().map { Metric(Self.of($0, $1)) }
  }

  func covers(_ column: String) -> Bool {
    average == .perClass ? column.hasPrefix(Self.specName + ".") : column == label
  }

  static func column(named name: String) -> Metric? {
    for average in ClassAverage.allCases where average != .perClass {
      var metric = Self()
      metric.average = average
      if metric.label == name { return Metric(metric) }
    }
    let prefix = specName + "."
    guard name.hasPrefix(prefix), name.count > prefix.count else { return nil }
    return Metric(of(nil, String(name.dropFirst(prefix.count))))
  }

  static var columnNames: [String] { [specName, "\(specName)_micro", "\(specName)_weighted"] }

  private static func of(_ index: Int?, _ name: String) -> Self {
    var metric = Self()
    (metric.average, metric.column) = (.perClass, (index, name))
    return metric
  }

  func value(of counts: ClassCounts) -> Double {
    switch average {
    case .macro: return counts.present.map(Self.score).mean
    case .micro: return Self.score(counts.total)
    case .weighted:
      let sum = counts.tallies.reduce(0) { $0 + Double($1.targets) * Self.score($1) }
      let weight = counts.total.targets
      return weight == 0 ? 0 : sum / Double(weight)
    case .perClass:
      guard let index = column?.index, counts.tallies.indices.contains(index) else { return .nan }
      return Self.score(counts.tallies[index])
    }
  }
}
