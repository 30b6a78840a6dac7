internal import Expressions
internal import Schedules
internal import YAML

extension ReadingContext {
  /// The values of one knob: a flat list of numbers for every group, a list of one entry a group,
  /// or one entry for all.
  func knobValues(
    _ node: SpecNode, at path: SpecPath, depth: Int
  ) -> GroupSetting<SchedulerSection.KnobValues>? {
    if case .sequence(let items) = node.kind, !items.isEmpty, items.allSatisfy(isNumber) {
      return values(node, at: path).map { GroupSetting(shared: $0, at: node.span, path) }
    }
    return groupSetting(node, at: path) { entry($0, at: $1, depth: depth) }
  }

  private func isNumber(_ node: SpecNode) -> Bool {
    node.text.flatMap { try? Expression.constant($0) } != nil
  }

  /// A scheduler, a list of numbers, or an expression for a number or for a list.
  private func entry(
    _ node: SpecNode, at path: SpecPath, depth: Int
  ) -> SchedulerSection.KnobValues? {
    switch node.kind {
    case .mapping:
      guard depth < SchedulerSection.deepest else {
        findings.error(
          at: node.span.firstCharacter,
          "\(path): schedulers stand in one another at most \(SchedulerSection.deepest) deep")
        return nil
      }
      return scheduler(node, at: path, depth: depth + 1).map { .scheduler($0) }
    case .sequence: return values(node, at: path)
    case .scalar(let scalar):
      let parsed = try? AnyExpression.parse(scalar.text, variables: PerKnobPolicy.variables)
      if case .list = parsed { return values(node, at: path) }
      return expression(node, at: path, over: PerKnobPolicy.variables).map { .expression($0) }
    }
  }

  private func values(_ node: SpecNode, at path: SpecPath) -> SchedulerSection.KnobValues? {
    valueList(node, at: path).map { .list($0) }
  }
}
