internal import Declarations
/// A value of a spec with the place it was read from.
package struct Located<Value: Sendable>: Sendable {
  /// The value.
  package var value: Value
  /// Where it stands in the text.
  package var span: SourceSpan
  /// Its place in the spec.
  package var path: SpecPath

  package init(value: Value, span: SourceSpan, path: SpecPath) {
    self.value = value
    self.span = span
    self.path = path
  }
}

/// A setting that holds for every group, or one value a group in their order.
package struct GroupSetting<Value: Sendable>: Sendable {
  /// One value for all groups, or one a group.
  package var values: [Located<Value>]
  /// Whether it was written as a list, and so must have as many items as there are groups.
  package var isPerGroup: Bool
  /// Where the setting stands in the text.
  package var span: SourceSpan
  /// Its place in the spec.
  package var path: SpecPath

  /// One value for all groups.
  init(shared value: Value, at span: SourceSpan, _ path: SpecPath) {
    values = [Located(value: value, span: span, path: path)]
    isPerGroup = false
    self.span = span
    self.path = path
  }

  /// A list of one value a group.
  init(each values: [Located<Value>], at span: SourceSpan, _ path: SpecPath) {
    self.values = values
    isPerGroup = true
    self.span = span
    self.path = path
  }

  /// Reports a list that is not as long as there are groups.
  func check(groups: [String], findings: Findings) {
    guard isPerGroup, values.count != groups.count else { return }
    let wanted = groups.count == 1 ? "1 group" : "\(groups.count) groups"
    let found = values.count == 1 ? "1 value" : "\(values.count) values"
    findings.error(
      at: span, "\(path): \(found) for \(wanted) (\(groups.joined(separator: ", ")))")
  }
}

extension ReadingContext {
  /// Reads a value that stands for every group, or a list of one value a group.
  func groupSetting<Value>(
    _ node: SpecNode, at path: SpecPath, _ read: (SpecNode, SpecPath) -> Value?
  ) -> GroupSetting<Value>? {
    guard case .sequence(let items) = node.kind else {
      return read(node, path).map { GroupSetting(shared: $0, at: node.span, path) }
    }
    guard !items.isEmpty else {
      mistake(path, expected: "one value, or a list of one a group", at: node)
      return nil
    }
    let values = items.enumerated().map { index, item in
      let path = path.item(index)
      return read(item, path).map { Located(value: $0, span: item.span, path: path) }
    }
    let given = values.compactMap(\.self)
    guard given.count == values.count else { return nil }
    return GroupSetting(each: given, at: node.span, path)
  }
}
