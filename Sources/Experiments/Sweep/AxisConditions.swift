internal import Messages
internal import Sweeps

/// What axes depend on, looked up among them.
struct AxisConditions {
  let axes: [SweepAxis]
  let findings: Findings

  /// The axes as those of a space; nil after reporting what is wrong with their conditions.
  func resolved() -> [Axis]? {
    let errors = findings.errorCount
    let resolved = axes.map { axis in
      Axis(
        axis.path, axis.domain,
        when: axis.conditions.compactMap { condition in
          accepted(condition, of: axis).map { Axis.Condition(axis: condition.path, accepted: $0) }
        })
    }
    guard findings.errorCount == errors else { return nil }
    for problem in SearchSpace.problems(with: resolved) {
      // What is wrong with an axis alone has been reported.
      guard case .cycle = problem.reason,
        let axis = axes.first(where: { $0.path == problem.axis }), let first = axis.conditions.first
      else { continue }
      findings.error(at: first.span, "sweep: the axis over '\(problem.axis)' \(problem.message)")
    }
    guard findings.errorCount == errors, let space = try? SearchSpace(resolved) else { return nil }
    for (place, axis) in axes.enumerated() where space.isNeverActive(place) {
      guard let first = axis.conditions.first else { continue }
      findings.error(
        at: first.span,
        "sweep: the axis over '\(abbreviated(axis.path))' is never there: what it depends on never holds "
          + "together")
    }
    return findings.errorCount == errors ? resolved : nil
  }

  /// The values of another axis that a condition accepts; nil after reporting why there are none.
  private func accepted(
    _ condition: SweepCondition, of axis: SweepAxis
  ) -> Set<AxisValue>? {
    let name = Legible.escaped(abbreviated(condition.path))
    guard let other = axes.first(where: { $0.path == condition.path }) else {
      let nearest = Spelling.nearest(to: condition.path, among: axes.map(\.path))
      let meant = nearest.map { "; did you mean '\($0)'?" } ?? ""
      findings.error(at: condition.span, "sweep: there is no axis over '\(name)'\(meant)")
      return nil
    }
    var accepted: Set<AxisValue> = []
    for node in condition.values {
      guard let value = other.value(of: node) else {
        // Of an axis without values something else is wrong.
        guard other.domain.problem == nil else { return nil }
        findings.error(
          at: node.span, "sweep: '\(name)' never is \(Legible.escaped(node.description))")
        return nil
      }
      accepted.insert(value)
    }
    if condition.values.isEmpty {
      findings.error(at: condition.span, "sweep: expected at least one value of '\(name)'")
      return nil
    }
    return accepted
  }
}
