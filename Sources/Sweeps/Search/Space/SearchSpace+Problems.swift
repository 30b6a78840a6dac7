internal import Messages

extension SearchSpace {
  /// Everything that keeps axes from being a space, in the order of the axes.
  package static func problems(with axes: [Axis]) -> [SearchSpaceError] {
    let places = places(of: axes)
    return axes.indices.flatMap { place in
      let axis = axes[place]
      var reasons: [SearchSpaceError.Reason] = places[axis.name] == place ? [] : [.repeated]
      reasons += axis.domain.problem.map { [.domain($0)] } ?? []
      reasons += axis.conditions.compactMap { reason(against: $0, axes, places) }
      if let cycle = cycle(through: place, axes, places) { reasons.append(.cycle(cycle)) }
      return reasons.map { SearchSpaceError(axis: axis.name, reason: $0) }
    }
  }

  private static func reason(
    against condition: Axis.Condition, _ axes: [Axis], _ places: [String: Int]
  ) -> SearchSpaceError.Reason? {
    guard let parent = places[condition.axis] else {
      let nearest = Spelling.nearest(to: condition.axis, among: axes.map(\.name))
      return .unknownAxis(condition.axis, nearest: nearest)
    }
    if condition.accepted.isEmpty { return .unmet(condition.axis) }
    let domain = axes[parent].domain
    guard domain.problem == nil else { return nil }
    return condition.accepted.sorted { $0.double < $1.double }.first { !domain.contains($0) }
      .map { .foreignValue(condition.axis, $0) }
  }

  // The names on the shortest way from an axis back to itself.
  private static func cycle(
    through start: Int, _ axes: [Axis], _ places: [String: Int]
  ) -> [String]? {
    var (ways, seen) = ([[start]], Set<Int>())
    while let way = ways.first {
      ways.removeFirst()
      for condition in axes[way[way.count - 1]].conditions {
        guard let next = places[condition.axis] else { continue }
        if next == start { return (way + [start]).map { axes[$0].name } }
        if seen.insert(next).inserted { ways.append(way + [next]) }
      }
    }
    return nil
  }
}

extension Domain {
  /// Whether a value is one of its own.
  package func contains(_ value: AxisValue) -> Bool {
    switch (self, value) {
    case (.uniform(let low, let high, nil), .number(let number)),
      (.logUniform(let low, let high), .number(let number)):
      low <= number && number <= high
    case (.uniform, .number), (.int, .integer):
      AxisScale(self).value(at: AxisScale(self).coordinate(of: value)) == value
    case (.choice(let count), .option(let option)): option >= 0 && option < count
    case (.uniform, _), (.logUniform, _), (.int, _), (.choice, _): false
    }
  }
}
