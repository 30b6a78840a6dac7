internal import Schedules

/// Straight lines from point to point; Ignite's name for them.
struct PiecewiseLinearArguments: ScheduleArguments {
  /// A pair of a time and a value.
  struct Point: Sendable {
    let time: Located<Duration>
    let value: Double
  }

  private let points: GroupSetting<[Point]>

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let points = fields.required("milestones_values") { node, path in
      context.points(node, at: path)
    }
    guard let points else { return nil }
    self.points = points
  }

  var lengths: [Located<Duration>] { points.values.flatMap { $0.value.map(\.time) } }

  var end: Located<Duration>? { lengths.last }

  func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)? {
    points.place(of: group)
  }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    points.check(groups: check.groupNames, findings: check.findings)
    let made = points.values.map { $0.value.map { check.point($0) } }
    guard made.allSatisfy({ $0.allSatisfy { $0 != nil } }) else { return nil }
    let given = made.map { $0.compactMap(\.self) }
    return try PiecewiseLinear(points.isPerGroup ? .each(given) : .all(given[0]))
  }
}

extension ScheduleCheck {
  fileprivate func point(_ point: PiecewiseLinearArguments.Point) -> PiecewisePoint? {
    phase(point.time).map { PiecewisePoint(step: $0, value: point.value) }
  }
}

extension ReadingContext {
  private typealias Point = PiecewiseLinearArguments.Point

  /// A list of points, or one list a group.
  fileprivate func points(
    _ node: SpecNode, at path: SpecPath
  ) -> GroupSetting<[PiecewiseLinearArguments.Point]>? {
    if case .sequence(let items) = node.kind, items.contains(where: isListOfLists) {
      return groupSetting(node, at: path, pointList)
    }
    return pointList(node, at: path).map { GroupSetting(shared: $0, at: node.span, path) }
  }

  private func isListOfLists(_ node: SpecNode) -> Bool {
    guard case .sequence(let items) = node.kind else { return false }
    return items.contains { if case .sequence = $0.kind { true } else { false } }
  }

  private func pointList(_ node: SpecNode, at path: SpecPath) -> [Point]? {
    let points = list(node, at: path, of: "pairs [time, value]", point)
    guard points?.isEmpty != true else {
      mistake(path, expected: "at least one pair [time, value]", at: node)
      return nil
    }
    return points
  }

  private func point(_ node: SpecNode, at path: SpecPath) -> Point? {
    guard case .sequence(let items) = node.kind, items.count == 2 else {
      mistake(path, expected: "a pair [time, value]", at: node)
      return nil
    }
    let time = duration(items[0], at: path.item(0))
    let value = number(items[1], at: path.item(1))
    guard let time, let value else { return nil }
    return Point(
      time: Located(value: time, span: items[0].span, path: path.item(0)), value: value)
  }
}
