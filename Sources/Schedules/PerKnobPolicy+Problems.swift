extension PerKnobPolicy {
  /// The circles in which knobs depend on one another, each at the first of its expressions.
  public static func problems(_ rules: [Knob: PerGroup<KnobRule>]) -> [ScheduleError] {
    let groups = rules.values.map(\.entries.count).max() ?? 0
    var problems: [ScheduleError] = []
    var seen: Set<Set<Knob>> = []
    for group in 0..<groups {
      for knob in Knob.allCases {
        guard let circle = circle(from: knob, group: group, rules),
          seen.insert(Set(circle)).inserted
        else { continue }
        problems.append(problem(of: circle, group, rules))
      }
    }
    return problems
  }

  private static func problem(
    of circle: [Knob], _ group: Int, _ rules: [Knob: PerGroup<KnobRule>]
  ) -> ScheduleError {
    let path = (circle + [circle[0]]).map(\.rawValue).joined(separator: " → ")
    let isEach = if case .each = rules[circle[0]] { true } else { false }
    return ScheduleError(
      argument: circle[0].rawValue, group: isEach ? group : nil,
      message: circle.count == 1
        ? "depends on itself; its base value is called 'base'"
        : "knobs depend on one another in a circle: \(path)")
  }

  /// The way from a knob back to it through the knobs that expressions use, or nil.
  private static func circle(
    from first: Knob, group: Int, _ rules: [Knob: PerGroup<KnobRule>]
  ) -> [Knob]? {
    var visited: Set<Knob> = []
    func search(_ path: [Knob]) -> [Knob]? {
      guard let last = path.last, case .expression(let expression, _) = rules[last]?[group] else {
        return nil
      }
      for next in knobs(in: expression).map({ scheduled($0, rules) }) {
        if next == first { return path }
        guard visited.insert(next).inserted else { continue }
        if let found = search(path + [next]) { return found }
      }
      return nil
    }
    return search([first])
  }
}
