internal import Schedules

extension ReadingContext {
  /// A pair of momentums, a list of one pair a group, or null.
  func momentumRange(
    _ node: SpecNode, at path: SpecPath
  ) -> GroupSetting<OneCyclePolicy.MomentumRange>? {
    if node.isNull {
      resolution.note(.null, "pair of numbers", at: path, from: node)
      return nil
    }
    guard case .sequence(let items) = node.kind, !items.isEmpty else {
      mistake(path, expected: "a pair [low, high], a list of pairs, or null", at: node)
      return nil
    }
    if items.contains(where: { if case .sequence = $0.kind { true } else { false } }) {
      return groupSetting(node, at: path, pair)
    }
    return pair(node, at: path).map { GroupSetting(shared: $0, at: node.span, path) }
  }

  /// Smith's usual range, which holds where a spec gives none.
  func defaultRange(
    _ path: SpecPath, _ fields: Fields
  ) -> GroupSetting<OneCyclePolicy.MomentumRange>? {
    for (index, value) in [0.85, 0.95].enumerated() {
      resolution.note(.number(value), "number", at: path.item(index), from: nil)
    }
    return GroupSetting(shared: (low: 0.85, high: 0.95), at: fields.span, path)
  }

  private func pair(_ node: SpecNode, at path: SpecPath) -> OneCyclePolicy.MomentumRange? {
    guard case .sequence(let items) = node.kind, items.count == 2 else {
      mistake(path, expected: "a pair [low, high]", at: node)
      return nil
    }
    let low = number(items[0], at: path.item(0), .within(0, 1))
    let high = number(items[1], at: path.item(1), .within(0, 1))
    guard let low, let high else { return nil }
    guard low <= high else {
      findings.error(
        at: node.span, "\(path): expected the lower momentum first, found [\(low), \(high)]")
      return nil
    }
    return (low, high)
  }
}
