internal import Schedules

/// One value after another; Keras's names.
struct PiecewiseConstantArguments: ScheduleArguments {
  private let boundaries: [Located<Duration>]
  private let values: GroupSetting<[Double]>

  /// Reads the arguments, or reports why it cannot.
  init?(_ fields: inout Fields, in context: ReadingContext) {
    let boundaries = context.lengthList("boundaries", &fields)
    let values = fields.required("values") { node, path in
      context.levels(node, at: path)
    }
    guard let boundaries, let values else { return nil }
    self.boundaries = boundaries
    self.values = values
  }

  var lengths: [Located<Duration>] { boundaries }

  var end: Located<Duration>? { boundaries.last }

  func place(of knob: Knob, group: Int) -> (span: SourceSpan, path: SpecPath)? {
    values.place(of: group)
  }

  func policy(_ check: ScheduleCheck) throws(ScheduleError) -> (any Policy)? {
    values.check(groups: check.groupNames, findings: check.findings)
    checkCounts(check.findings)
    let counts = boundaries.map { check.phase($0) }
    guard counts.allSatisfy({ $0 != nil }), !check.findings.hasErrors else { return nil }
    return try PiecewiseConstant(
      boundaries: counts.compactMap(\.self), values: values.perGroup { $0 })
  }

  private func checkCounts(_ findings: Findings) {
    let wanted = boundaries.count + 1
    for list in values.values where list.value.count != wanted {
      findings.error(
        at: list.span,
        "\(list.path): expected \(counted(wanted, "value")), one more than the boundaries, "
          + "found \(list.value.count)")
    }
  }
}

extension ReadingContext {
  /// A list of numbers, or one list a group.
  fileprivate func levels(_ node: SpecNode, at path: SpecPath) -> GroupSetting<[Double]>? {
    func levels(_ node: SpecNode, _ path: SpecPath) -> [Double]? {
      list(node, at: path, of: "numbers") { number($0, at: $1) }
    }
    if case .sequence(let items) = node.kind,
      items.contains(where: { if case .sequence = $0.kind { true } else { false } })
    {
      return groupSetting(node, at: path, levels)
    }
    return levels(node, path).map { GroupSetting(shared: $0, at: node.span, path) }
  }
}
