/// The axes of a search, in an order in which an axis comes after those that it depends on.
package struct SearchSpace: Sendable {
  /// The axes, in the order of the spec.
  package let axes: [Axis]
  /// How the values of each axis lie on a line.
  let scales: [AxisScale]
  /// The places of the axes, each after those that it depends on.
  let order: [Int]
  /// The axes that are always active together, as places in ``axes``.
  let groups: [[Int]]
  private let conditions: [[Int: Set<AxisValue>]]

  /// Makes the space of some axes.
  ///
  /// - Throws: `SearchSpaceError`, the first of ``problems(with:)``.
  package init(_ axes: [Axis]) throws(SearchSpaceError) {
    if let problem = Self.problems(with: axes).first { throw problem }
    let order = Self.order(of: axes)
    (self.axes, self.order) = (axes, order)
    scales = axes.map { AxisScale($0.domain) }
    conditions = Self.allConditions(of: axes, in: order)
    groups = Self.groups(by: conditions)
  }

  /// Whether an axis is active, given the values of the axes that it depends on.
  package func isActive(_ axis: Int, in values: [AxisValue?]) -> Bool {
    conditions[axis].allSatisfy { parent, accepted in
      values[parent].map(accepted.contains) ?? false
    }
  }

  /// Whether an axis is never active, since what it depends on never holds together.
  package func isNeverActive(_ axis: Int) -> Bool {
    conditions[axis].values.contains(where: \.isEmpty)
  }

  /// Whether some axis is not always active.
  var isConditional: Bool { groups.count > 1 || conditions.contains { !$0.isEmpty } }

  /// The point of a value for each axis, of which those that are inactive are not asked for.
  package func point(_ value: (_ axis: Int) -> AxisValue) -> Point {
    var values = [AxisValue?](repeating: nil, count: axes.count)
    for axis in order where isActive(axis, in: values) { values[axis] = value(axis) }
    return Point(values)
  }

  // An axis is active only if its parents are, so what they depend on is a condition of it, too.
  private static func allConditions(
    of axes: [Axis], in order: [Int]
  ) -> [[Int: Set<AxisValue>]] {
    let places = places(of: axes)
    var all = [[Int: Set<AxisValue>]](repeating: [:], count: axes.count)
    for place in order {
      for condition in axes[place].conditions {
        guard let parent = places[condition.axis] else { continue }
        all[place].merge([parent: condition.accepted]) { $0.intersection($1) }
        all[place].merge(all[parent]) { $0.intersection($1) }
      }
    }
    return all
  }

  private static func groups(by conditions: [[Int: Set<AxisValue>]]) -> [[Int]] {
    Dictionary(grouping: conditions.indices) { conditions[$0] }.values
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  static func places(of axes: [Axis]) -> [String: Int] {
    Dictionary(axes.indices.map { (axes[$0].name, $0) }) { first, _ in first }
  }

  private static func order(of axes: [Axis]) -> [Int] {
    let places = places(of: axes)
    var (order, isPlaced) = ([Int](), [Bool](repeating: false, count: axes.count))
    func place(_ axis: Int) {
      guard !isPlaced[axis] else { return }
      isPlaced[axis] = true
      for condition in axes[axis].conditions { places[condition.axis].map(place) }
      order.append(axis)
    }
    axes.indices.forEach(place)
    return order
  }
}
