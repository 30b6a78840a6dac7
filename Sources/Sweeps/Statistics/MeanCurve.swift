/// The mean of curves of runs that differ by their seeds alone, with its 95 % t interval, step by step.
///
/// It has a point at each step at which all curves have one, and a gap where the value of one is not
/// finite: a mean of fewer curves would be one of other runs.
package struct MeanCurve: Sendable {
  /// A step of the mean.
  package struct Point: Sendable, Equatable {
    /// The step.
    package let step: Double
    /// What the values come to, without an interval where there is a single one; nil for a gap.
    package let statistics: CellStatistics?
  }

  /// The points, ascending by step.
  package let points: [Point]

  /// Takes the curves; of several values at one step the last counts.
  package init(_ curves: [[(step: Double, value: Double)]]) {
    let tables = curves.map { curve in
      Dictionary(curve.map { ($0.step, $0.value) }, uniquingKeysWith: { $1 })
    }
    let steps = (tables.first?.keys).map { keys in
      keys.filter { step in step.isFinite && tables.allSatisfy { $0[step] != nil } }.sorted()
    }
    points = (steps ?? []).map { step in
      let values = tables.compactMap { $0[step] }
      let isWhole = values.allSatisfy(\.isFinite)
      return Point(step: step, statistics: isWhole ? CellStatistics(values) : nil)
    }
  }
}
