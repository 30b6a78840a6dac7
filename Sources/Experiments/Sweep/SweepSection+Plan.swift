package import Sweeps

extension SweepSection {
  /// The point of a cell of a grid; nil for a combination that differs from another by axes alone that
  /// it does not have.
  package func point(ofCell cell: Int, in grid: Grid) -> Point? {
    let choices = grid.choices(ofCell: cell)
    let point = space.point { .option(choices[$0]) }
    let isFirst = zip(point.values, choices).allSatisfy { value, choice in
      value != nil || choice == 0
    }
    return isFirst ? point : nil
  }

  /// Which trials the sweep has.
  ///
  /// - Parameters:
  ///   - listed: The cells of a grid that are not left out.
  ///   - seed: What the points of a search grow from.
  ///   - direction: Which values of the objective are better.
  /// - Returns: The plan, before any trial has ended.
  package func plan(
    cells listed: [Int], seed: UInt64, _ direction: SearchDirection
  ) -> TrialPlan {
    let source: TrialPlan.Cells =
      switch cells {
      case .grid: .listed(listed)
      case .search(let strategy, let trials):
        .searched(
          Search(
            strategy, SearchProblem(space: space, seed: seed, direction: direction), lag: lag),
          count: trials)
      }
    return TrialPlan(
      source, repeats: repeats, race: options.race, confirm: options.confirm, direction: direction)
  }

  /// Points of a search that have every value that a check can tell from others: the ends of each
  /// axis, and its options.
  package var probes: [Point] {
    let first = axes.map(\.domain.ends[0])
    let probes = axes.indices.flatMap { axis in
      axes[axis].domain.ends.prefix(Self.mostProbes).map { value in
        point(with: [axis: value], else: first)
      }
    }
    return probes.isEmpty ? [space.point { first[$0] }] : probes
  }

  /// The most values of an axis that are checked before a search begins.
  private static let mostProbes = 256

  /// A point in which some axes have a value, and so have those that they depend on.
  private func point(with values: [Int: AxisValue], else first: [AxisValue]) -> Point {
    var values = values
    var left = Array(values.keys)
    while let axis = left.popLast() {
      for condition in space.axes[axis].conditions {
        guard let parent = axes.firstIndex(where: { $0.path == condition.axis }),
          values[parent] == nil
        else { continue }
        values[parent] = condition.accepted.min { $0.double < $1.double }
        left.append(parent)
      }
    }
    return space.point { values[$0] ?? first[$0] }
  }
}

extension Domain {
  /// Its least and its greatest value, or all its options; at least one.
  fileprivate var ends: [AxisValue] {
    switch self {
    case .uniform(let low, let high, _), .logUniform(let low, let high):
      [.number(low), .number(high)]
    case .int(let low, let high, _, _): [.integer(low), .integer(high)]
    case .choice(let count): (0..<max(count, 1)).map(AxisValue.option)
    }
  }
}
